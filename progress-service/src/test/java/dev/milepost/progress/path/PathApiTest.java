package dev.milepost.progress.path;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.roster.HandMadeCohort;
import dev.milepost.state.MilestoneStatus;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProgressTest
class PathApiTest {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;

  private final String learnerEmail = UUID.randomUUID() + "@example.invalid";
  private final String mentorEmail = UUID.randomUUID() + "@example.invalid";
  private UUID learner;
  private String enrolment;

  @BeforeEach
  void aLearnerWithAMentor() {
    cohorts.cohort();
    var cohort = new HandMadeCohort(jdbc, cohorts.outline());
    learner = cohorts.person(learnerEmail);
    cohort.mentoredBy(cohorts.person(mentorEmail));
    UUID id =
        cohort
            .learner("Lena")
            .being(learner)
            .joined(march(3))
            .done("git", march(9))
            .is("python", MilestoneStatus.CHANGES_REQUESTED)
            .enrol();
    enrolment = "/api/v1/enrolments/" + id;
    log(id, "python", MilestoneEventType.SUBMITTED, march(11));
    log(id, "git", MilestoneEventType.COMPLETED, march(9));
    log(id, "git", MilestoneEventType.STARTED, march(1));
  }

  @Test
  void theLearnerTheMentorAndAnAdminSeeThePath() {
    for (Http reader : List.of(asLearner(), Http.as(port, mentorEmail), Http.asAdmin(port))) {
      Answer answer = reader.get(enrolment + "/progress");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("percent").asInt()).isEqualTo(20);
    }
  }

  @Test
  void aStrangerGetsWhatNobodyGets() {
    Http stranger = Http.asStranger(port);
    for (String part : List.of("/progress", "/events", "/reviews")) {
      Answer hidden = stranger.get(enrolment + part);
      Answer missing = stranger.get("/api/v1/enrolments/" + UUID.randomUUID() + part);
      assertThat(hidden.status()).isEqualTo(404);
      assertThat(withoutPath(hidden)).isEqualTo(withoutPath(missing));
      assertThat(Http.withoutToken(port).get(enrolment + part).status()).isEqualTo(401);
    }
  }

  @Test
  void stagesAndMilestonesTellStatusDoneDayAndDueDay() {
    JsonNode git = asLearner().get(enrolment + "/progress").json().at("/stages/0/milestones/0");
    assertThat(git.path("status").asString()).isEqualTo("done");
    assertThat(git.path("doneAt").asString()).isEqualTo("2026-03-09T12:00:00Z");
    assertThat(git.path("doneOn").asString()).isEqualTo("2026-03-09");
    assertThat(git.path("due").asString()).isEqualTo("2026-03-06");
    assertThat(git.path("late").asBoolean()).isTrue();
  }

  @Test
  void theNextStepsTellWhyInWords() {
    JsonNode steps = asLearner().get(enrolment + "/progress").json().path("nextSteps");
    assertThat(steps.path(0).path("milestone").asString()).isEqualTo("python");
    assertThat(steps.path(0).path("reason").asString()).isEqualTo("changes-requested");
    assertThat(steps.path(0).path("words").asString()).isEqualTo("Your mentor asked for changes.");
    assertThat(steps.path(1).path("reason").asString()).isEqualTo("overdue");
    assertThat(steps.path(1).path("words").asString()).startsWith("It was due ").endsWith(" ago.");
  }

  @Test
  void paceIsInDaysAndInWords() {
    JsonNode pace = asLearner().get(enrolment + "/progress").json().path("pace");
    assertThat(pace.path("words").asString())
        .isEqualTo(-pace.path("days").asInt() + " days behind");
    assertThat(pace.path("done").asInt()).isEqualTo(1);
    assertThat(pace.path("required").asInt()).isEqualTo(4);
  }

  @Test
  void theStreakAndItsDaysAreThoseOfTheLearnersOwnZone() {
    LocalDate monday = LocalDate.now(ZoneOffset.UTC).minusWeeks(3).with(DayOfWeek.MONDAY);
    UUID id = UUID.fromString(enrolment.replaceAll(".*/", ""));
    // Late on Sundays in UTC: Mondays of the next week in Tokyo.
    log(id, "git", MilestoneEventType.STARTED, monday.minusDays(1).atTime(20, 0));
    log(id, "git", MilestoneEventType.STARTED, monday.plusDays(6).atTime(20, 0));
    log(id, "git", MilestoneEventType.STARTED, monday.plusDays(6).atTime(21, 0));
    log(id, "git", MilestoneEventType.APPROVED, monday.plusDays(13).atTime(20, 0));

    assertThat(habit().path("zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(habitDays()).contains(monday.minusDays(1) + " 1", monday.plusDays(6) + " 2");
    assertThat(habit().path("weeks").asInt()).isZero();
    assertThat(habit().path("words").asString()).contains("begin a new one");

    zone("Asia/Tokyo");
    assertThat(habitDays())
        .contains(monday + " 1", monday.plusDays(7) + " 2")
        .noneMatch(day -> day.startsWith(monday.plusDays(14).toString()));
    log(id, "git", MilestoneEventType.STARTED, monday.plusDays(15).atTime(1, 0));
    assertThat(habit().path("weeks").asInt()).isEqualTo(3);
    assertThat(habit().path("longestWeeks").asInt()).isEqualTo(3);
    assertThat(habit().path("words").asString()).startsWith("3 weeks in a row");
  }

  @Test
  void whatLiesOutsideOfTheEnrolmentIsNoHabit() {
    assertThat(habitDays()).isNotEmpty().noneMatch(day -> day.startsWith(march(1).toString()));
  }

  @Test
  void withoutEnoughToGoByNoFinishIsPromised() {
    JsonNode outlook = asLearner().get(enrolment + "/progress").json().path("outlook");
    assertThat(outlook.path("reason").asString()).isEqualTo("too-early");
    assertThat(outlook.path("earliest").isNull()).isTrue();
    assertThat(outlook.path("words").asString()).contains("too early");
  }

  @Test
  void everyReviewOfEveryAttemptIsListedWithWhatWasJudged() {
    UUID id = UUID.fromString(enrolment.replaceAll(".*/", ""));
    review(id, "Add tests.", march(12));
    JsonNode reviews = asLearner().get(enrolment + "/reviews").json().path("reviews");
    assertThat(reviews).hasSize(1);
    assertThat(reviews.path(0).path("attempt").asInt()).isEqualTo(1);
    assertThat(reviews.path(0).path("note").asString()).isEqualTo("Add tests.");
    assertThat(reviews.path(0).path("approved").asBoolean()).isFalse();
    assertThat(reviews.path(0).path("on").asString()).isEqualTo("2026-03-12");
  }

  @Test
  void theLogTellsWhatHappenedLastFirstAndWhatDoesNotCount() {
    JsonNode events = asLearner().get(enrolment + "/events").json().path("events");
    assertThat(events)
        .extracting(event -> event.path("type").asString() + " " + event.path("counted"))
        .containsExactly("submitted true", "completed true", "started false");
  }

  @Test
  void theLogComesInPages() {
    Answer first = asLearner().get(enrolment + "/events?limit=2");
    assertThat(first.json().path("events")).hasSize(2);
    Answer second = asLearner().get(first.json().path("next").asString());
    assertThat(second.json().path("events")).hasSize(1);
    assertThat(second.json().path("next").isNull()).isTrue();
  }

  @Test
  void aPlaceInTheLogThatNoPageGaveIsRefused() {
    Answer answer = asLearner().get(enrolment + "/events?before=nowhere");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointer()).isEqualTo("?before");
    assertThat(asLearner().get(enrolment + "/events?limit=0").pointer()).isEqualTo("?limit");
  }

  private Http asLearner() {
    return Http.as(port, learnerEmail);
  }

  private JsonNode habit() {
    return asLearner().get(enrolment + "/progress").json().path("habit");
  }

  private List<String> habitDays() {
    return habit()
        .path("days")
        .valueStream()
        .map(day -> day.path("day").asString() + " " + day.path("events").asInt())
        .toList();
  }

  private void zone(String zone) {
    jdbc.sql("update person set zone = ? where id = ?").params(zone, learner).update();
  }

  private void review(UUID enrolled, String note, LocalDate day) {
    log(enrolled, "python", MilestoneEventType.CHANGES_REQUESTED, day);
    jdbc.sql(
            """
            update milestone_event r
            set note = :note,
                submission_id = (select s.event_id from milestone_event s
                                 where s.enrolment_id = r.enrolment_id and s.type = 'submitted')
            where r.enrolment_id = :enrolment and r.type = 'changes-requested'
            """)
        .param("note", note)
        .param("enrolment", enrolled)
        .update();
  }

  private void log(UUID enrolled, String milestone, MilestoneEventType type, LocalDate day) {
    log(enrolled, milestone, type, day.atTime(12, 0));
  }

  private void log(UUID enrolled, String milestone, MilestoneEventType type, LocalDateTime at) {
    jdbc.sql(
            """
            insert into milestone_event (term, learner_id, event_id, enrolment_id, milestone, type,
              version, actor_id, source, occurred_at, reported_at, recorded_at, carried_over, fingerprint)
            values ('test', :learner, :id, :enrolment, :milestone, :type, 1, :learner, 'api', :at, :at,
              :at, false, 1)
            """)
        .param("learner", learner)
        .param("id", UUID.randomUUID())
        .param("enrolment", enrolled)
        .param("milestone", milestone)
        .param("type", type.wireName())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String withoutPath(Answer answer) {
    return answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
  }
}
