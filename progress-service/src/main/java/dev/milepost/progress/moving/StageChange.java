package dev.milepost.progress.moving;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A stage in two versions of a roadmap.
 *
 * @param title by the version that is moved to; by the present one where that has it alone
 * @param completing how many learners have it completed by the move
 * @param reopening how many have it completed before and not after
 */
public record StageChange(
    @Schema(example = "experiment-tracking") String key,
    @Schema(example = "Experiment tracking") String title,
    Change change,
    int completing,
    int reopening) {}
