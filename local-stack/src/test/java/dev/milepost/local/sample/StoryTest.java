package dev.milepost.local.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.local.client.MilestoneReport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the sample cohort looks like on the day on which it is made. */
class StoryTest {

  private static final LocalDate START = LocalDate.of(2026, 9, 28);
  private static final LocalDate YESTERDAY = START.plusDays(55);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<Step> STEPS =
      Step.of(
          JsonMapper.shared()
              .readTree(
                  """
                  {"stages": [
                    {"weeks": 4, "milestones": [
                      {"key": "read", "hours": 4},
                      {"key": "show", "hours": 4, "evidence": "required"},
                      {"key": "build", "hours": 6, "review": true, "evidence": "required"}]},
                    {"weeks": 4, "milestones": [
                      {"key": "extra", "hours": 2, "required": false},
                      {"key": "measure", "hours": 6},
                      {"key": "report", "hours": 8, "review": true, "evidence": "required"}]},
                    {"weeks": 4, "milestones": [{"key": "run", "hours": 9}]}]}
                  """));

  @Test
  void milestonesAreDueByTheirHoursWithinTheirStage() {
    assertThat(STEPS)
        .extracting(Step::key, Step::dueDay)
        .startsWith(tuple("read", 7), tuple("show", 15), tuple("build", 27))
        .endsWith(tuple("report", 55), tuple("run", 83));
  }

  @Test
  void theSameIsToldEveryTime() {
    assertThat(reports().toList()).isEqualTo(reports().toList());
  }

  @Test
  void noTwoReportsHaveTheSameId() {
    assertThat(reports().map(MilestoneReport::id)).doesNotHaveDuplicates();
  }

  @Test
  void everythingLiesBetweenTheStartAndYesterday() {
    assertThat(reports().map(StoryTest::dayOf))
        .allMatch(day -> !day.isBefore(START) && !day.isAfter(YESTERDAY));
  }

  @Test
  void whoFellSilentReportsNothingAfterwards() {
    var silent = SampleLearner.INVENTED.stream().filter(one -> one.lastDay() < 50).toList();

    assertThat(silent)
        .hasSizeGreaterThan(3)
        .allSatisfy(
            learner ->
                assertThat(story(learner).own().stream().map(StoryTest::dayOf))
                    .allMatch(day -> !day.isAfter(START.plusDays(Math.max(0, learner.lastDay())))));
  }

  @Test
  void oneNeverBegan() {
    assertThat(SampleLearner.INVENTED.stream().filter(learner -> story(learner).own().isEmpty()))
        .hasSize(1);
  }

  @Test
  void whoIsAheadHasDoneMoreThanWhoIsBehind() {
    var ahead = SampleLearner.INVENTED.getFirst();
    var behind =
        SampleLearner.INVENTED.stream().filter(one -> one.lead() == -18).findFirst().orElseThrow();

    assertThat(story(ahead).own()).hasSizeGreaterThan(story(behind).own().size());
  }

  @Test
  void whatNeedsEvidenceIsHandedInWithALink() {
    assertThat(reports())
        .filteredOn(report -> List.of("show", "build", "report").contains(report.milestone()))
        .filteredOn(report -> List.of("completed", "submitted").contains(report.type()))
        .isNotEmpty()
        .allMatch(report -> report.evidence() != null);
  }

  @Test
  void theMentorJudgesSubmissionsOfTheSameLearner() {
    for (SampleLearner learner : learners().toList()) {
      var submitted =
          story(learner).own().stream().map(MilestoneReport::id).collect(Collectors.toSet());

      assertThat(story(learner).verdicts()).allMatch(one -> submitted.contains(one.submission()));
    }
  }

  @Test
  void someWorkWaitsForAReviewTheDemoLearnersAmongIt() {
    assertThat(story(SampleLearner.DEMO).own().getLast().type()).isEqualTo("submitted");
    assertThat(story(SampleLearner.DEMO).verdicts())
        .noneMatch(verdict -> verdict.milestone().equals("report"));
    assertThat(learners().filter(StoryTest::waits)).hasSizeBetween(3, 10);
  }

  @Test
  void somebodyFinishedAStageYesterday() {
    assertThat(reports())
        .anyMatch(
            report ->
                report.type().equals("approved")
                    && report.milestone().equals("report")
                    && dayOf(report).equals(YESTERDAY));
  }

  private static boolean waits(SampleLearner learner) {
    var judged = story(learner).verdicts().stream().map(MilestoneReport::submission).toList();
    return story(learner).own().stream()
        .anyMatch(one -> one.type().equals("submitted") && !judged.contains(one.id()));
  }

  private static LocalDate dayOf(MilestoneReport report) {
    return OffsetDateTime.parse(report.occurredAt()).toLocalDate();
  }

  private static Stream<MilestoneReport> reports() {
    return learners()
        .map(StoryTest::story)
        .flatMap(story -> Stream.concat(story.own().stream(), story.verdicts().stream()));
  }

  private static Story story(SampleLearner learner) {
    return Story.of(learner, STEPS, START, BERLIN);
  }

  private static Stream<SampleLearner> learners() {
    return Stream.concat(Stream.of(SampleLearner.DEMO), SampleLearner.INVENTED.stream());
  }
}
