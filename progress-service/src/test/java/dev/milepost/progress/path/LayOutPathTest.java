package dev.milepost.progress.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.path.LearnerPath.CohortOfPath;
import dev.milepost.progress.path.LearnerPath.MilestoneOfPath;
import dev.milepost.progress.path.LearnerPath.StageOfPath;
import dev.milepost.progress.path.PathRow.Done;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LayOutPathTest {

  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final LocalDate TODAY = START.plusDays(20);

  /** Two weeks each: git due on day 6, python on day 13; then models on day 20, reading on 27. */
  private static final Outline OUTLINE =
      new Outline(
          new Roadmap(
              "small",
              "Small",
              "",
              null,
              List.of(
                  stage("basics", List.of(), milestone("git", true), milestone("python", true)),
                  stage(
                      "models",
                      List.of("basics"),
                      milestone("regression", true, "git", "python"),
                      milestone("reading", false))),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of()));

  @Test
  void aCompletedStageTellsTheDayOnWhichItsLastMilestoneWasDone() {
    StageOfPath basics = path("ddoo", START.plusDays(9), START.plusDays(5), null, null).getFirst();
    assertThat(basics.completedOn()).isEqualTo(START.plusDays(9));
    assertThat(basics.current()).isFalse();
    assertThat(basics.done()).isEqualTo(2);
  }

  @Test
  void theFirstStageThatIsNotCompletedIsTheCurrentOne() {
    assertThat(path("dooo", START, null, null, null))
        .extracting(StageOfPath::current)
        .containsExactly(true, false);
    assertThat(path("dddo", START, START, START, null))
        .extracting(StageOfPath::current)
        .containsExactly(false, false);
  }

  @Test
  void aStageIsDueWithTheLastOfItsRequiredMilestones() {
    assertThat(path("oooo", null, null, null, null))
        .extracting(StageOfPath::due, StageOfPath::required)
        .containsExactly(tuple(START.plusDays(13), 2), tuple(START.plusDays(20), 1));
  }

  @Test
  void whatHasToBeDoneFirstIsNamedUntilItIsDone() {
    List<StageOfPath> before = path("dooo", START, null, null, null);
    assertThat(before.getLast().waitsFor()).containsExactly("Stage basics");
    assertThat(before.getLast().milestones().getFirst().waitsFor())
        .containsExactly("Milestone python");

    List<StageOfPath> after = path("ddoo", START, START, null, null);
    assertThat(after.getLast().waitsFor()).isEmpty();
    assertThat(after.getLast().milestones().getFirst().waitsFor()).isEmpty();
  }

  @Test
  void whatAMilestoneAndAStageOpenIsNamedWhateverIsDone() {
    List<StageOfPath> stages = path("ddoo", START, START, null, null);
    assertThat(stages)
        .extracting(StageOfPath::opens)
        .containsExactly(List.of("Stage models"), List.of());
    assertThat(stages.getFirst().milestones())
        .extracting(MilestoneOfPath::opens)
        .containsOnly(List.of("Milestone regression"));
    assertThat(stages.getLast().milestones().getFirst().opens()).isEmpty();
  }

  @Test
  void lateIsWhatWasDoneAfterItsDueDayOrIsDueAndNotDone() {
    List<StageOfPath> stages = path("ddoo", START.plusDays(6), START.plusDays(14), null, null);
    assertThat(stages.getFirst().milestones())
        .extracting(MilestoneOfPath::late)
        .containsExactly(false, true);
    // Due today is not late.
    assertThat(stages.getLast().milestones())
        .extracting(MilestoneOfPath::late)
        .containsExactly(false, false);
    assertThat(path("dooo", START, null, null, null).getFirst().milestones().getLast().late())
        .isTrue();
  }

  @Test
  void aMilestoneTellsItsStatusAndWhenItWasDone() {
    List<MilestoneOfPath> milestones =
        path("dcrs", START, null, null, null).stream()
            .flatMap(stage -> stage.milestones().stream())
            .toList();
    assertThat(milestones)
        .extracting(MilestoneOfPath::status)
        .containsExactly("done", "changes-requested", "submitted", "started");
    assertThat(milestones.getFirst().doneAt()).isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
    assertThat(milestones.getFirst().carriedOver()).isTrue();
    assertThat(milestones.getLast().doneAt()).isNull();
  }

  private static List<StageOfPath> path(String line, LocalDate... doneDays) {
    var row =
        new PathRow(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "Lena",
            ZoneId.of("Asia/Tokyo"),
            null,
            new CohortOfPath(
                "small", "Small", "small", 1, "Small", START, START.plusDays(60), "Europe/Berlin"),
            Set.of(),
            new Plan(
                List.of(
                    START.plusDays(6), START.plusDays(13), START.plusDays(20), START.plusDays(27))),
            new Standing(OUTLINE, line),
            new Pace(null, null),
            List.of(),
            done(doneDays));
    return new LayOutPath(row, TODAY).stages();
  }

  /** The first was carried over. */
  private static Map<String, Done> done(LocalDate... days) {
    var done = new HashMap<String, Done>();
    for (int place = 0; place < days.length; place++) {
      if (days[place] != null) {
        var at = days[place].atTime(11, 0).toInstant(ZoneOffset.UTC);
        done.put(OUTLINE.milestone(place).key(), new Done(at, days[place], place == 0));
      }
    }
    return done;
  }

  private static Stage stage(String key, List<String> prerequisites, Milestone... milestones) {
    return new Stage(key, "Stage " + key, "", 2, prerequisites, List.of(milestones), List.of());
  }

  private static Milestone milestone(String key, boolean required, String... prerequisites) {
    return new Milestone(
        key,
        "Milestone " + key,
        "",
        Kind.PRACTICE,
        required,
        10,
        4,
        null,
        List.of(prerequisites),
        Evidence.NONE,
        false,
        List.of(),
        List.of());
  }
}
