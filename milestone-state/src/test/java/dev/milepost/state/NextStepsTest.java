package dev.milepost.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.state.NextStep.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NextStepsTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-10");

  private final Outline outline =
      new Outline(
          roadmap(
              stage(
                  "one",
                  List.of(),
                  milestone("a", true),
                  milestone("b", true, "a"),
                  milestone("extra", false)),
              stage("two", List.of("one"), milestone("c", true))));

  private Standing standing = Standing.atTheStart(outline);

  private List<NextStep> steps(Map<String, LocalDate> plan) {
    return new NextSteps(standing, plan, TODAY).choose(3);
  }

  private void is(String milestone, MilestoneStatus status) {
    standing = standing.with(outline.placeOf(milestone).orElseThrow(), status);
  }

  @Test
  void whatIsLockedIsNotANextStep() {
    assertThat(steps(Map.of())).extracting(NextStep::milestone).containsExactly("a", "extra");
  }

  @Test
  void aStageOpensWhenThoseBeforeItAreCompleted() {
    is("a", MilestoneStatus.DONE);
    is("b", MilestoneStatus.DONE);
    assertThat(steps(Map.of())).extracting(NextStep::milestone).containsExactly("c", "extra");
  }

  @Test
  void whatOthersWaitForSaysSo() {
    assertThat(steps(Map.of()).getFirst())
        .isEqualTo(new NextStep("a", Reason.UNLOCKS_OTHERS, null, 1));
  }

  @Test
  void changesRequestedComeBeforeWhatIsOverdue() {
    is("a", MilestoneStatus.DONE);
    is("b", MilestoneStatus.DONE);
    is("b", MilestoneStatus.CHANGES_REQUESTED);
    assertThat(steps(Map.of("extra", TODAY.minusDays(1))))
        .extracting(NextStep::reason)
        .containsExactly(Reason.CHANGES_REQUESTED, Reason.OVERDUE);
  }

  @Test
  void dueTodayIsSoonAndDueYesterdayIsOverdue() {
    assertThat(steps(Map.of("a", TODAY)).getFirst().reason()).isEqualTo(Reason.DUE_SOON);
    assertThat(steps(Map.of("a", TODAY.minusDays(1))).getFirst().reason())
        .isEqualTo(Reason.OVERDUE);
  }

  @Test
  void percentGoesByPointsAndOnlyEverythingIsAHundred() {
    is("a", MilestoneStatus.DONE);
    assertThat(standing.percent()).isEqualTo(25);
    assertThat(standing.isStageCompleted(0)).isFalse();
    is("b", MilestoneStatus.DONE);
    assertThat(standing.isStageCompleted(0)).isTrue();
    is("c", MilestoneStatus.DONE);
    assertThat(standing.isRoadmapCompleted()).isTrue();
    assertThat(standing.percent()).isEqualTo(75);
  }

  private static Roadmap roadmap(Stage... stages) {
    return new Roadmap(
        "tiny",
        "Tiny",
        "",
        null,
        List.of(stages),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Stage stage(String key, List<String> prerequisites, Milestone... milestones) {
    return new Stage(key, key, "", 1, prerequisites, List.of(milestones), List.of());
  }

  private static Milestone milestone(String key, boolean required, String... prerequisites) {
    return new Milestone(
        key,
        key,
        "",
        Kind.LESSON,
        required,
        1,
        1,
        null,
        List.of(prerequisites),
        Evidence.NONE,
        false,
        List.of(),
        List.of());
  }
}
