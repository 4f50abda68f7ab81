package dev.milepost.progress.cohorts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants changed of a cohort; what is null or missing stays as it is. */
public record CohortChange(
    @Schema(example = "Machine learning, autumn 2026") @Nullable String name,
    @Schema(example = "2027-03-14", description = "Plans are laid out anew when it changes")
        @Nullable LocalDate endDay,
    @Schema(example = "Europe/Berlin", description = "Only before the first milestone event")
        @Nullable String zone,
    @Schema(example = "false") @Nullable Boolean open,
    @Schema(
            example = "[\"2026-12-24\"]",
            description = "All of them; plans are laid out anew when they change")
        @Nullable List<@Nullable LocalDate> blackoutDays) {}
