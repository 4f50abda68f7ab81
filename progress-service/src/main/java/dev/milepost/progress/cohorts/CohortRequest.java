package dev.milepost.progress.cohorts;

import dev.milepost.events.CohortChanged.Pacing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cohort as somebody wants it made. */
public record CohortRequest(
    @Schema(
            example = "ml-2026-autumn",
            description = "Its name in addresses; unique in the organisation, never changes")
        @Nullable String slug,
    @Schema(example = "Machine learning, autumn 2026") @Nullable String name,
    @Schema(
            example = "2026-autumn",
            description = "The run of courses that it belongs to; never changes")
        @Nullable String term,
    @Schema(example = "ml-engineer", description = "A published roadmap; never changes")
        @Nullable String roadmap,
    @Schema(example = "1", description = "Pins a version; never changes")
        @Nullable Integer roadmapVersion,
    @Schema(example = "2026-09-07") @Nullable LocalDate startDay,
    @Schema(example = "2027-03-07", description = "The last day on which anything is due")
        @Nullable LocalDate endDay,
    @Schema(
            example = "Europe/Berlin",
            description = "In which its days end; fixed after the first milestone event")
        @Nullable String zone,
    @Schema(
            example = "fixed",
            description =
                "`fixed`: due days from the cohort's start, for late joiners too; `rolling`: from"
                    + " each learner's own start")
        @Nullable Pacing pacing,
    @Schema(
            example = "true",
            description = "Whoever is signed in may join by themselves; false unless given")
        @Nullable Boolean open,
    @Schema(
            example = "[\"2026-12-24\", \"2026-12-25\"]",
            description = "Days on which nothing is due; none unless given")
        @Nullable List<@Nullable LocalDate> blackoutDays) {}
