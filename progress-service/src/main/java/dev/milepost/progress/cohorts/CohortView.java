package dev.milepost.progress.cohorts;

import dev.milepost.events.CohortChanged.Pacing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cohort, as everyone sees it who may see it at all. */
record CohortView(
    UUID id,
    @Schema(example = "ml-2026-autumn") String slug,
    @Schema(example = "Machine learning, autumn 2026") String name,
    @Schema(example = "2026-autumn") String term,
    @Schema(example = "ml-engineer") String roadmap,
    @Schema(example = "1") int roadmapVersion,
    @Schema(example = "2026-09-07") LocalDate startDay,
    @Schema(example = "2027-03-07") LocalDate endDay,
    @Schema(example = "Europe/Berlin") String zone,
    @Schema(example = "fixed") Pacing pacing,
    @Schema(example = "true") boolean open,
    @Schema(example = "[\"2026-12-24\", \"2026-12-25\"]") List<LocalDate> blackoutDays) {

  static CohortView of(Cohort cohort) {
    return new CohortView(
        cohort.id(),
        cohort.slug(),
        cohort.name(),
        cohort.term(),
        cohort.roadmap(),
        cohort.roadmapVersion(),
        cohort.startDay(),
        cohort.endDay(),
        cohort.zone().getId(),
        cohort.pacing(),
        cohort.open(),
        cohort.blackoutDays());
  }

  /**
   * @param cohorts by slug
   * @param next the path of the next page; null after the last
   */
  @Schema(name = "CohortPage")
  record Page(
      List<CohortView> cohorts,
      @Schema(example = "/api/v1/cohorts?after=ml-2026-autumn&limit=50") @Nullable String next) {}
}
