package dev.milepost.progress.intervening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.planning.PlanNow;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExtensionTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  /** Three milestones; the cohort ends 30 days in, and the tenth day is a blackout day. */
  private static PlanNow now(String standing, int... dueAfter) {
    var cohort =
        new Cohort(
            UUID.randomUUID(),
            "main",
            "small",
            "Small",
            "2026",
            "r",
            1,
            MONDAY,
            MONDAY.plusDays(30),
            ZoneId.of("UTC"),
            Pacing.FIXED,
            false,
            List.of(MONDAY.plusDays(10)),
            1);
    var stage =
        new Stage(
            "s",
            "S",
            "",
            4,
            List.of(),
            Stream.of("a", "b", "c").map(ExtensionTest::milestone).toList(),
            List.of());
    var outline =
        new Outline(
            new Roadmap(
                "r",
                "R",
                "",
                null,
                List.of(stage),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    var plan = new Plan(days(dueAfter));
    return new PlanNow(cohort, new Standing(outline, standing), plan, plan);
  }

  private static Milestone milestone(String key) {
    return new Milestone(
        key,
        key,
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
  }

  private static List<LocalDate> days(int... after) {
    return IntStream.of(after).mapToObj(MONDAY::plusDays).toList();
  }

  @Test
  void whatIsNotDoneMovesAndWhatIsDoneStays() {
    assertThat(Extension.of(now("dso", 3, 5, 8), 7))
        .isEqualTo(new Extension(days(3, 12, 15), 2, 0));
  }

  @Test
  void aBlackoutDayIsSkipped() {
    assertThat(Extension.of(now("ddo", 1, 2, 3), 7).dueDays()).isEqualTo(days(1, 2, 11));
  }

  @Test
  void nothingMovesBeyondTheCohortsLastDay() {
    assertThat(Extension.of(now("ooo", 20, 26, 30), 7))
        .isEqualTo(new Extension(days(27, 30, 30), 2, 1));
  }

  @Test
  void whatIsDueOnTheLastDayDoesNotMove() {
    assertThat(Extension.of(now("ddo", 1, 2, 30), 7).moved()).isZero();
    assertThat(Extension.of(now("ddd", 1, 2, 3), 7).moved()).isZero();
  }
}
