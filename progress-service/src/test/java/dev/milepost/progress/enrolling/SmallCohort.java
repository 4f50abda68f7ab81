package dev.milepost.progress.enrolling;

import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A cohort from March to August 2026 on a roadmap of one milestone, due a week after the start. */
final class SmallCohort {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final LocalDate START = LocalDate.of(2026, 3, 2);
  static final LocalDate END = LocalDate.of(2026, 8, 30);

  private SmallCohort() {}

  static Cohort of(Pacing pacing) {
    return new Cohort(
        UUID.randomUUID(),
        "main",
        "small",
        "Small",
        "2026-spring",
        "tiny",
        1,
        START,
        END,
        ZONE,
        pacing,
        false,
        List.of(),
        1);
  }

  static CohortPlans plans(Cohort cohort) {
    var milestone =
        new Milestone(
            "git",
            "Git",
            "",
            Kind.LESSON,
            true,
            1,
            1,
            null,
            List.of(),
            Evidence.NONE,
            false,
            List.of(),
            List.of());
    var stage = new Stage("one", "One", "", 1, List.of(), List.of(milestone), List.of());
    return new CohortPlans(
        cohort,
        new Outline(
            new Roadmap(
                "tiny",
                "Tiny",
                "",
                null,
                List.of(stage),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of())));
  }
}
