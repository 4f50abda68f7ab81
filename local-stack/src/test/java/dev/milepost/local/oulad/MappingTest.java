package dev.milepost.local.oulad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.milepost.local.oulad.Syllabus.Item;
import dev.milepost.local.oulad.source.Assessment;
import dev.milepost.local.oulad.source.Assessment.Type;
import dev.milepost.local.oulad.source.Dataset;
import dev.milepost.local.oulad.source.Presentation;
import dev.milepost.local.oulad.source.Registration;
import dev.milepost.local.oulad.source.Submission;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How rows of the source become roadmaps, cohorts, enrolments and reports. */
class MappingTest {

  private static final Assessment FIRST_TMA = new Assessment(30, Type.TMA, 19, 7.5);
  private static final Assessment SECOND_TMA = new Assessment(20, Type.TMA, 89, 0);
  private static final Assessment SAME_DAY_CMA = new Assessment(40, Type.CMA, 89, 1);
  private static final Assessment LATE_CMA = new Assessment(10, Type.CMA, 222, 0);
  private static final Assessment EXAM = new Assessment(50, Type.EXAM, null, 100);
  private static final Presentation BBB =
      new Presentation(
          "BBB", "2013B", 1, 240, List.of(EXAM, LATE_CMA, SAME_DAY_CMA, SECOND_TMA, FIRST_TMA));
  private static final Calendar AS_PUBLISHED = new Calendar.AsPublished();

  @Test
  void keysCountByTypeInTheOrderOfDueDays() {
    assertThat(Syllabus.of(BBB).keys())
        .containsOnly(
            entry(30, "tma-1"),
            entry(20, "tma-2"),
            entry(40, "cma-1"),
            entry(10, "cma-2"),
            entry(50, "exam-1"));
  }

  @Test
  void eachTutorMarkedAssignmentEndsAStageAndTheLastStageTakesTheRest() {
    assertThat(Syllabus.of(BBB).stages())
        .extracting(stage -> stage.items().stream().map(Item::key).toList())
        .containsExactly(List.of("tma-1"), List.of("cma-1", "tma-2", "cma-2", "exam-1"));
  }

  @Test
  void stagesLastUntilTheirAssignmentIsDueAndTheLastOneToTheEnd() {
    assertThat(Syllabus.of(BBB).stages()).extracting(Syllabus.Stage::weeks).containsExactly(3, 32);
  }

  @Test
  void pointsAreTheRoundedWeightButAtLeastOne() {
    assertThat(milestone("tma-1")).containsEntry("points", 8).containsEntry("dueDay", 19);
    assertThat(milestone("tma-2")).containsEntry("points", 1).containsEntry("required", true);
  }

  @Test
  void whoTakesACohortWithoutTheApiIsToldTheSame() {
    Registration registration = registration(-30, 40);
    var submission = new Submission(registration, FIRST_TMA, 18, true);
    var dataset = new Dataset(List.of(BBB), List.of(registration), List.of(submission));

    ToldCohort told = ToldCohort.all(dataset).getFirst();

    assertThat(told.slug()).isEqualTo("oulad-bbb-2013b");
    assertThat(told.startDay()).isEqualTo("2013-02-01");
    assertThat(told.endDay()).isEqualTo("2013-09-29");
    assertThat(told.parts()).extracting(ToldCohort.Part::weeks).containsExactly(3, 32);
    assertThat(told.parts().getFirst().items())
        .containsExactly(new ToldCohort.Item("tma-1", true, 8, 19));
    ToldCohort.Enrolment enrolment = told.enrolments().getFirst();
    assertThat(enrolment.id()).isEqualTo(Names.enrolment(registration));
    assertThat(enrolment.withdrawnOn()).isEqualTo("2013-03-13");
    assertThat(enrolment.reports())
        .containsExactly(
            new ToldCohort.Report(
                Names.event(submission), "tma-1", Instant.parse("2013-02-19T12:00:00Z"), true));
  }

  @Test
  void examsAreOptionalWithoutPointsAndDueOnTheLastDayWhenTheSourceDoesNotTell() {
    assertThat(milestone("exam-1"))
        .containsEntry("required", false)
        .containsEntry("points", 0)
        .containsEntry("dueDay", 240)
        .containsEntry("kind", "assessment");
  }

  @Test
  void aPresentationIsACohortThatRunsWhenItRan() {
    assertThat(ImportOulad.cohort(BBB, AS_PUBLISHED))
        .containsOnly(
            entry("slug", "oulad-bbb-2013b"),
            entry("name", "Module BBB, presentation 2013B"),
            entry("term", "2013b"),
            entry("roadmap", "oulad-bbb"),
            entry("roadmapVersion", 1),
            entry("startDay", "2013-02-01"),
            entry("endDay", "2013-09-29"),
            entry("zone", "Europe/London"),
            entry("pacing", "fixed"));
  }

  @Test
  void anOctoberPresentationStartsInOctober() {
    var october = new Presentation("AAA", "2013J", 1, 268, List.of());

    assertThat(AS_PUBLISHED.startOf(october)).isEqualTo("2013-10-01");
  }

  @Test
  void eventsCountFromRegistrationButFromTheStartForWhoRegisteredLater() {
    assertThat(AS_PUBLISHED.countsFrom(registration(-30, null))).isEqualTo("2013-01-02");
    assertThat(AS_PUBLISHED.countsFrom(registration(12, null))).isEqualTo("2013-02-01");
  }

  @Test
  void whoseRegistrationIsUnknownIsEnrolledOnTheFirstDay() {
    assertThat(AS_PUBLISHED.enrolledOn(registration(-30, null))).isEqualTo("2013-01-02");
    assertThat(AS_PUBLISHED.enrolledOn(registration(12, null))).isEqualTo("2013-02-13");
    assertThat(AS_PUBLISHED.enrolledOn(registration(null, null))).isEqualTo("2013-02-01");
  }

  @Test
  void eventsOfWhoseRegistrationIsUnknownAllCount() {
    assertThat(AS_PUBLISHED.countsFrom(registration(null, null))).isEqualTo("2011-02-01");
  }

  @Test
  void anEnrolmentIsARowWithoutAnythingPersonal() {
    String[] row =
        EnrolmentFile.of(List.of(registration(-30, 40)), AS_PUBLISHED).split("\n")[1].split(",");

    assertThat(row[0]).matches("learner-[0-9a-f]{12}@example\\.invalid");
    assertThat(row[1]).matches("Learner [0-9A-F]{6}");
    assertThat(row[2]).isEqualTo("2013-01-02");
    assertThat(row[3]).isEqualTo("2013-01-02");
    assertThat(row[4]).isEqualTo("2013-03-13");
    assertThat(String.join(",", row)).doesNotContain("28400");
  }

  @Test
  void aSubmissionIsCompletedAtNoonInLondonBothInWinterAndInSummer() {
    assertThat(report(new Submission(registration(-30, null), FIRST_TMA, 18, false)))
        .isEqualTo("tma-1 completed 2013-02-19T12:00Z null");
    assertThat(report(new Submission(registration(-30, null), SECOND_TMA, 90, false)))
        .isEqualTo("tma-2 completed 2013-05-02T12:00+01:00 null");
  }

  @Test
  void aBankedSubmissionIsCarriedOver() {
    assertThat(report(new Submission(registration(5, null), FIRST_TMA, -1, true)))
        .isEqualTo("tma-1 completed 2013-01-31T12:00Z true");
  }

  @Test
  void submissionsBeforeTheFirstOrAfterTheLastDayThatCountsAreOutside() {
    var left = registration(5, 40);
    var all =
        List.of(
            new Submission(left, FIRST_TMA, -1, true),
            new Submission(left, FIRST_TMA, 0, false),
            new Submission(left, SECOND_TMA, 40, false),
            new Submission(left, SAME_DAY_CMA, 41, false));

    assertThat(
            SourceCounts.of(new Dataset(List.of(BBB), List.of(left), all), AS_PUBLISHED).outside())
        .isEqualTo(2);
  }

  @Test
  void whatIsLaterThanNowHasNotHappenedYet() {
    var morning =
        new Calendar.Running(LocalDate.of(2026, 11, 1), 22, Instant.parse("2026-11-23T09:00:00Z"));
    var evening =
        new Calendar.Running(LocalDate.of(2026, 11, 1), 22, Instant.parse("2026-11-23T19:00:00Z"));

    assertThat(morning.hasHappened(21)).isTrue();
    assertThat(morning.hasHappened(22)).isFalse();
    assertThat(evening.hasHappened(22)).isTrue();
    assertThat(evening.hasHappened(23)).isFalse();
  }

  @Test
  void aWithdrawalToComeIsNotToldYet() {
    var dayThirty =
        new Calendar.Running(LocalDate.of(2026, 10, 1), 30, Instant.parse("2026-10-31T19:00:00Z"));

    assertThat(dayThirty.withdrawnOn(registration(-30, 31))).isNull();
    assertThat(dayThirty.withdrawnOn(registration(-30, 30))).isEqualTo("2026-10-31");
    assertThat(dayThirty.includes(registration(31, null))).isFalse();
  }

  private static Registration registration(@Nullable Integer from, @Nullable Integer until) {
    return new Registration(BBB, 28400, from, until);
  }

  private static String report(Submission submission) {
    var dataset =
        new Dataset(List.of(BBB), List.of(submission.registration()), List.of(submission));
    var report = new SubmissionReports(dataset, AS_PUBLISHED).of(dataset).findFirst().orElseThrow();
    return "%s %s %s %s"
        .formatted(report.milestone(), report.type(), report.occurredAt(), report.carriedOver());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> milestone(String key) {
    var stages = (List<Map<String, Object>>) RoadmapDocument.of(Syllabus.of(BBB)).get("stages");
    return stages.stream()
        .flatMap(stage -> ((List<Map<String, Object>>) stage.get("milestones")).stream())
        .filter(milestone -> key.equals(milestone.get("key")))
        .findFirst()
        .orElseThrow();
  }
}
