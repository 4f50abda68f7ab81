package dev.milepost.progress.enrolling;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One thing that is wrong with a CSV file.
 *
 * @param line where the row begins; the header is usually line 1
 * @param column by its name in the header; empty for the row as a whole
 * @param reason what would be right there; never repeats what was written
 */
public record RowFault(
    @Schema(example = "7") long line,
    @Schema(example = "email") String column,
    @Schema(example = "an e-mail address") String reason) {}
