package dev.milepost.progress.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final LocalDate END = MONDAY.plusDays(100);

  private static Milestone milestone(String key, double hours, Integer dueDay, boolean required) {
    return new Milestone(
        key,
        key,
        "",
        Kind.LESSON,
        required,
        1,
        hours,
        dueDay,
        List.of(),
        Evidence.NONE,
        false,
        List.of(),
        List.of());
  }

  private static Outline outline(Stage... stages) {
    return new Outline(
        new Roadmap(
            "r",
            "R",
            "",
            null,
            List.of(stages),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  private static Stage stage(int weeks, Milestone... milestones) {
    return new Stage(
        "s" + weeks + milestones[0].key(),
        "S",
        "",
        weeks,
        List.of(),
        List.of(milestones),
        List.of());
  }

  private static List<String> dueDays(Outline outline, Set<LocalDate> blackout) {
    return Plan.of(outline, MONDAY, END, blackout).dueDays().stream()
        .map(LocalDate::toString)
        .toList();
  }

  private static List<LocalDate> days(String... days) {
    return Stream.of(days).map(LocalDate::parse).toList();
  }

  @Test
  void milestonesShareTheirStageByHoursAndTheLastIsDueOnItsLastDay() {
    var outline =
        outline(
            stage(2, milestone("a", 2, null, true), milestone("b", 2, null, true)),
            stage(1, milestone("c", 5, null, true)));
    assertThat(dueDays(outline, Set.of()))
        .containsExactly("2026-03-08", "2026-03-15", "2026-03-22");
  }

  /** 18 of 28 hours of six weeks are 27 days, but 27.000000000000004 to a double. */
  @Test
  void aHairAboveADayIsThatDay() {
    var outline = outline(stage(6, milestone("a", 18, null, true), milestone("b", 10, null, true)));
    assertThat(dueDays(outline, Set.of())).containsExactly("2026-03-28", "2026-04-12");
    var tenths =
        outline(
            stage(
                1,
                milestone("a", 0.1, null, true),
                milestone("b", 0.2, null, true),
                milestone("c", 0.3, null, true)));
    assertThat(dueDays(tenths, Set.of())).endsWith("2026-03-08");
  }

  @Test
  void aMilestoneKeepsADueDayOfItsOwn() {
    assertThat(dueDays(outline(stage(2, milestone("a", 2, 18, true))), Set.of()))
        .containsExactly("2026-03-20");
  }

  @Test
  void aBlackoutDayMovesWhatIsDueToTheNextDayThatIsNone() {
    var outline = outline(stage(1, milestone("a", 1, null, true)));
    assertThat(dueDays(outline, Set.copyOf(days("2026-03-08", "2026-03-09"))))
        .containsExactly("2026-03-10");
  }

  @Test
  void nothingIsDueAfterTheEnd() {
    assertThat(dueDays(outline(stage(50, milestone("a", 1, null, true))), Set.of()))
        .containsExactly(END.toString());
  }

  @Test
  void byAnotherCalendarOnlyWhatHasNoRoomMoves() {
    var plan = new Plan(days("2026-03-05", "2026-03-08", "2026-04-30"));
    assertThat(plan.within(LocalDate.parse("2026-04-01"), Set.copyOf(days("2026-03-08"))).dueDays())
        .isEqualTo(days("2026-03-05", "2026-03-09", "2026-04-01"));
  }

  @Test
  void equalPlansHaveOneId() {
    var outline = outline(stage(1, milestone("a", 1, null, true)));
    assertThat(Plan.of(outline, MONDAY, END, Set.of()).id())
        .isEqualTo(Plan.of(outline, MONDAY, END, Set.of()).id())
        .isNotEqualTo(Plan.of(outline, MONDAY.plusDays(1), END, Set.of()).id());
  }

  @Test
  void paceIsBehindByTheEarliestThatIsNotDoneAndAheadByWhatIsDoneBeforeIt() {
    var outline =
        outline(
            stage(
                3,
                milestone("a", 1, null, true),
                milestone("b", 1, null, true),
                milestone("c", 1, null, true)));
    var plan = Plan.of(outline, MONDAY, END, Set.of());
    var standing = Standing.atTheStart(outline);

    assertThat(Pace.of(standing, plan).daysAhead(MONDAY)).isZero();
    assertThat(Pace.of(standing, plan).daysAhead(LocalDate.parse("2026-03-08"))).isZero();
    assertThat(Pace.of(standing, plan).daysAhead(LocalDate.parse("2026-03-11"))).isEqualTo(-3);

    var twoDone = standing.with(0, MilestoneStatus.DONE).with(1, MilestoneStatus.DONE);
    assertThat(Pace.of(twoDone, plan).daysAhead(LocalDate.parse("2026-03-05"))).isEqualTo(10);
    assertThat(Pace.of(twoDone, plan))
        .isEqualTo(new Pace(LocalDate.parse("2026-03-22"), LocalDate.parse("2026-03-15")));

    var laterOnly = standing.with(2, MilestoneStatus.DONE);
    assertThat(Pace.of(laterOnly, plan).doneThrough()).isNull();
  }

  @Test
  void whatIsOptionalDoesNotCountForPace() {
    var outline = outline(stage(1, milestone("a", 1, null, false)));
    var pace = Pace.of(Standing.atTheStart(outline), Plan.of(outline, MONDAY, END, Set.of()));
    assertThat(pace).isEqualTo(new Pace(null, null));
  }

  @Test
  void aRhythmIsKnownFromThreeActiveDaysOn() {
    assertThat(Rhythm.of(epochDays("2026-03-02", "2026-03-05")).usualGapDays()).isNull();
    assertThat(Rhythm.of(epochDays("2026-03-02", "2026-03-04", "2026-03-14")))
        .isEqualTo(new Rhythm(6, LocalDate.parse("2026-03-14")));
  }

  private static int[] epochDays(String... days) {
    return Stream.of(days)
        .map(LocalDate::parse)
        .mapToInt(day -> Math.toIntExact(day.toEpochDay()))
        .toArray();
  }
}
