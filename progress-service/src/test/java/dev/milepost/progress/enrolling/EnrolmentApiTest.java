package dev.milepost.progress.enrolling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.EnrolmentChanged;
import dev.milepost.events.Topic;
import dev.milepost.progress.CohortJson;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.ToldEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProgressTest
class EnrolmentApiTest {

  private static final String GIT_COMPLETED = "{\"milestone\": \"git\", \"type\": \"completed\"}";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;

  private final String email = "learner-" + UUID.randomUUID() + "@example.invalid";
  private final String mentorEmail = "mentor-" + UUID.randomUUID() + "@example.invalid";
  private Http admin;
  private Http mentor;
  private Http learner;
  private Http stranger;
  private CohortJson json;
  private String cohort;

  @BeforeEach
  void aCohortWithAMentor() {
    cohorts.outline();
    admin = Http.asAdmin(port);
    json = new CohortJson();
    cohort = json.madeBy(admin);
    admin.send("PUT", cohort + "/mentors/" + mentorEmail, "");
    mentor = Http.as(port, mentorEmail);
    learner = Http.as(port, email);
    stranger = Http.asStranger(port);
  }

  @Test
  void aMentorEnrolsALearnerWhoseFirstLogInFindsIt() {
    Answer enrolled = enrol(mentor, "");
    assertThat(enrolled.status()).isEqualTo(201);
    assertThat(learner.get(enrolled.header("Location")).body()).isEqualTo(enrolled.body());
    assertThat(enrolled.json().path("startsOn").asString()).isEqualTo(TestCohorts.START.toString());
    List<EnrolmentChanged> told = ToldEvents.await(Topic.ENROLMENT, id(enrolled), 1);
    assertThat(told.getFirst().countsFrom()).isEqualTo(TestCohorts.START);
    assertThat(told.getFirst().plan())
        .hasSize(5)
        .containsEntry("first-project", TestCohorts.START.plusDays(13));
  }

  @Test
  void enrollingAgainChangesNothingUnlessADayIsGiven() {
    Answer first = enrol(mentor, "");
    Answer again = enrol(mentor, "");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    LocalDate earlier = TestCohorts.START.minusDays(3);
    Answer changed = enrol(mentor, ", \"countsFrom\": \"" + earlier + "\"");
    assertThat(changed.json().path("countsFrom").asString()).isEqualTo(earlier.toString());
    List<EnrolmentChanged> told = ToldEvents.await(Topic.ENROLMENT, id(first), 2);
    assertThat(told).extracting(EnrolmentChanged::revision).containsExactly(1L, 2L);
  }

  @Test
  void whoIsKnownKeepsTheirProfile() {
    cohorts.person(email);
    assertThat(enrol(mentor, "").json().at("/learner/name").asString()).isEqualTo("Test Person");
  }

  @Test
  void anAdminGivesIdsThatMustBeFree() {
    UUID person = UUID.randomUUID();
    UUID enrolment = UUID.randomUUID();
    String ids = ", \"learnerId\": \"%s\", \"enrolmentId\": \"%s\"".formatted(person, enrolment);
    Answer enrolled = enrol(admin, ids);
    assertThat(id(enrolled)).isEqualTo(enrolment);
    assertThat(enrolled.json().at("/learner/id").asString()).isEqualTo(person.toString());
    assertThat(enrol(admin, ids).status()).isEqualTo(200);
    Answer other = enrol(admin, "other-" + email, ids);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.pointer()).isEqualTo("/learnerId");
    Answer otherEnrolment =
        enrol(admin, "third-" + email, ", \"enrolmentId\": \"%s\"".formatted(enrolment));
    assertThat(otherEnrolment.pointer()).isEqualTo("/enrolmentId");
    assertThat(enrol(mentor, "x" + email, ids).pointer()).isEqualTo("/learnerId");
    assertThat(mentor.get(cohort + "/enrolments").json().path("enrolments")).hasSize(1);
  }

  @Test
  void whoMayDoWhat() {
    Answer enrolled = enrol(mentor, "");
    String path = enrolled.header("Location");
    Http otherMentor = mentorOfAnotherCohort();
    for (Http allowed : List.of(admin, mentor, learner)) {
      assertThat(allowed.get(path).status()).isEqualTo(200);
    }
    for (Http other : List.of(otherMentor, stranger)) {
      assertHidden(other.get(path), path, other, "/api/v1/enrolments/" + UUID.randomUUID());
      assertHidden(
          other.get(cohort + "/enrolments"),
          json.slug(),
          other,
          "/api/v1/cohorts/no-such/enrolments");
      assertThat(other.post(path + "/withdrawal", "{}").status()).isEqualTo(404);
      assertThat(other.send("DELETE", path + "/withdrawal", "").status()).isEqualTo(404);
      assertThat(enrol(other, "").status()).isEqualTo(404);
    }
    assertThat(learner.get(cohort + "/enrolments").status()).isEqualTo(404);
    assertThat(enrol(learner, "").status()).isEqualTo(404);
    assertThat(learner.send("DELETE", path + "/withdrawal", "").status()).isEqualTo(403);
    assertThat(Http.withoutToken(port).get(path).status()).isEqualTo(401);
  }

  @Test
  void aLateJoinerOfAFixedCohortHasThePlanOfEveryone() {
    enrol(mentor, "");
    enrol(mentor, "late-" + email, "");
    assertThat(
            jdbc.sql(
                    """
                    select count(distinct e.plan_id) from enrolment e join cohort c on c.id = e.cohort_id
                    where c.slug = ?
                    """)
                .param(json.slug())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void theProgressOfANewEnrolmentIsAllOpen() {
    UUID enrolment = id(enrol(mentor, ""));
    var progress =
        jdbc.sql("select * from enrolment_progress where enrolment_id = ?")
            .param(enrolment)
            .query()
            .singleRow();
    assertThat(progress)
        .containsEntry("standing", "ooooo")
        .containsEntry("points_done", 0)
        .containsEntry("current_stage", 0)
        .containsEntry("done_through_day", null);
    assertThat(progress.get("next_due_day")).hasToString(TestCohorts.START.plusDays(4).toString());
  }

  @Test
  void anOpenCohortIsJoinedByOneselfOnce() {
    String open = new CohortJson().with("open", true).madeBy(admin);
    Answer joined = stranger.post(open + "/join", "");
    assertThat(joined.status()).isEqualTo(201);
    assertThat(stranger.post(open + "/join", "").status()).isEqualTo(200);
    admin.send("PATCH", open, "{\"open\": false}");
    assertThat(stranger.post(open + "/join", "").status()).isEqualTo(200);
  }

  @Test
  void aClosedCohortIsNotJoined() {
    assertThat(stranger.post(cohort + "/join", "").status()).isEqualTo(404);
    Answer refused = mentor.post(cohort + "/join", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("cohort-not-open");
    String over =
        new CohortJson()
            .with("open", true)
            .with("endDay", TestCohorts.START.plusDays(1).toString())
            .madeBy(admin);
    assertThat(stranger.post(over + "/join", "").problem()).isEqualTo("cohort-not-open");
  }

  @Test
  void withRollingPacingThePlanBeginsWithTheLearner() {
    String rolling = new CohortJson().with("pacing", "rolling").madeBy(admin);
    LocalDate start = TestCohorts.START.plusDays(20);
    Answer enrolled =
        admin.post(
            rolling + "/enrolments",
            "{\"email\": \"%s\", \"name\": \"L\", \"startDay\": \"%s\"}".formatted(email, start));
    List<EnrolmentChanged> told = ToldEvents.await(Topic.ENROLMENT, id(enrolled), 1);
    assertThat(told.getFirst().plan()).containsEntry("first-project", start.plusDays(13));
  }

  @Test
  void afterAWithdrawalLaterEventsNoLongerCountUntilItIsTakenBack() {
    Answer enrolled = enrol(mentor, "");
    String withdrawal = enrolled.header("Location") + "/withdrawal";
    learner.post("/api/v1/milestones", GIT_COMPLETED, "Prefer", "wait=20");
    assertThat(standing(enrolled)).isEqualTo("doooo");
    String yesterday = "{\"day\": \"%s\"}".formatted(LocalDate.now().minusDays(2));
    assertThat(learner.post(withdrawal, yesterday).status()).isEqualTo(200);
    assertThat(standing(enrolled)).isEqualTo("ooooo");
    assertThat(mentor.send("DELETE", withdrawal, "").json().path("withdrawnOn").isNull()).isTrue();
    assertThat(standing(enrolled)).isEqualTo("doooo");
    List<EnrolmentChanged> told = ToldEvents.await(Topic.ENROLMENT, id(enrolled), 3);
    assertThat(told).extracting(EnrolmentChanged::revision).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aWithdrawalLiesBetweenTheFirstDayThatCountsAndTheEnd() {
    String withdrawal = enrol(mentor, "").header("Location") + "/withdrawal";
    for (LocalDate day : List.of(TestCohorts.START.minusDays(1), TestCohorts.START.plusDays(121))) {
      Answer refused = learner.post(withdrawal, "{\"day\": \"%s\"}".formatted(day));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.pointer()).isEqualTo("/day");
    }
  }

  @Test
  void aWithdrawalThatIsSentAgainWithoutADayKeepsItsDay() {
    Answer enrolled = enrol(mentor, "");
    String withdrawal = enrolled.header("Location") + "/withdrawal";
    LocalDate day = TestCohorts.START.plusDays(7);
    mentor.post(withdrawal, day(day));
    for (Http again : List.of(learner, mentor)) {
      Answer same = again.post(withdrawal, "{}");
      assertThat(same.status()).isEqualTo(200);
      assertThat(same.json().path("withdrawnOn").asString()).isEqualTo(day.toString());
    }
  }

  @Test
  void onlyTheStaffMoveAWithdrawalToALaterDay() {
    String withdrawal = enrol(mentor, "").header("Location") + "/withdrawal";
    LocalDate day = TestCohorts.START.plusDays(7);
    mentor.post(withdrawal, day(day));
    Answer refused = learner.post(withdrawal, day(day.plusDays(1)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("invalid-fields");
    assertThat(refused.pointer()).isEqualTo("/day");
    assertThat(learner.post(withdrawal, day(day.minusDays(1))).status()).isEqualTo(200);
    assertThat(mentor.post(withdrawal, day(day.plusDays(1))).status()).isEqualTo(200);
  }

  @Test
  void whoWithdrewFromAnOpenCohortJoinsItAgain() {
    String open = new CohortJson().with("open", true).madeBy(admin);
    String path = stranger.post(open + "/join", "").header("Location");
    stranger.post(path + "/withdrawal", "{}");
    assertThat(stranger.get(path).json().path("withdrawnOn").isNull()).isFalse();
    assertThat(stranger.post(open + "/join", "").status()).isEqualTo(200);
    assertThat(stranger.get(path).json().path("withdrawnOn").isNull()).isTrue();
  }

  @Test
  void aChangeOfTheCalendarLaysThePlansOutAnewAndKeepsWhatIsDone() {
    Answer enrolled = enrol(mentor, "");
    learner.post("/api/v1/milestones", GIT_COMPLETED, "Prefer", "wait=20");
    LocalDate due = TestCohorts.START.plusDays(13);
    admin.send("PATCH", cohort, "{\"blackoutDays\": [\"%s\"]}".formatted(due));
    List<EnrolmentChanged> told = ToldEvents.await(Topic.ENROLMENT, id(enrolled), 2);
    assertThat(told.getLast().plan()).containsEntry("first-project", due.plusDays(1));
    assertThat(standing(enrolled)).isEqualTo("doooo");
  }

  @Test
  void enrolmentsAreListedPageByPage() {
    enrol(mentor, "");
    enrol(mentor, "second-" + email, "");
    var first = mentor.get(cohort + "/enrolments?limit=1").json();
    var second = mentor.get(first.path("next").asString()).json();
    assertThat(first.path("enrolments").findValuesAsString("email"))
        .doesNotContainAnyElementsOf(second.path("enrolments").findValuesAsString("email"));
    assertThat(second.path("next").isNull()).isTrue();
  }

  private Answer enrol(Http client, String more) {
    return enrol(client, email, more);
  }

  private Answer enrol(Http client, String address, String more) {
    return client.post(
        cohort + "/enrolments",
        "{\"email\": \"%s\", \"name\": \"Lena Learner\"%s}".formatted(address, more));
  }

  private static String day(LocalDate day) {
    return "{\"day\": \"%s\"}".formatted(day);
  }

  private String standing(Answer enrolled) {
    return jdbc.sql("select standing from enrolment_progress where enrolment_id = ?")
        .param(id(enrolled))
        .query(String.class)
        .single();
  }

  private Http mentorOfAnotherCohort() {
    String other = "other-" + mentorEmail;
    admin.send("PUT", new CohortJson().madeBy(admin) + "/mentors/" + other, "");
    return Http.as(port, other);
  }

  /** The same body, but for the path, as for what does not exist. */
  private static void assertHidden(Answer hidden, String name, Http who, String unknown) {
    assertThat(hidden.status()).isEqualTo(404);
    var body = hidden.json();
    var unknownBody = who.get(unknown).json();
    assertThat(body.path("instance").asString()).contains(name);
    assertThat(body.path("detail")).isEqualTo(unknownBody.path("detail"));
    assertThat(body.propertyNames()).isEqualTo(unknownBody.propertyNames());
  }

  private static UUID id(Answer answer) {
    return UUID.fromString(answer.json().path("id").asString());
  }
}
