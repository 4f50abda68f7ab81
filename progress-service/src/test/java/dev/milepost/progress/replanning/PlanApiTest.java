package dev.milepost.progress.replanning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.CohortJson;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Five milestones of four hours each, the last one optional; due on days 4, 9, 13, 20 and 27. */
@ProgressTest
class PlanApiTest {

  private static final String FOUR_HOURS_A_DAY = "{\"hoursPerWeek\": 28}";

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;

  private final String email = UUID.randomUUID() + "@example.invalid";
  private final String mentorEmail = UUID.randomUUID() + "@example.invalid";
  private LocalDate today;
  private Http admin;
  private Http learner;
  private Http mentor;
  private String cohort;
  private String enrolment;
  private String plan;

  @BeforeEach
  void aLearnerWithAMentor() {
    cohorts.outline();
    today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    admin = Http.asAdmin(port);
    learner = Http.as(port, email);
    mentor = Http.as(port, mentorEmail);
    cohort = new CohortJson().madeBy(admin);
    mentor.get("/api/v1/me");
    admin.send("PUT", cohort + "/mentors/" + mentorEmail, "");
    enrolment =
        admin
            .post(
                cohort + "/enrolments",
                "{\"email\": \"%s\", \"name\": \"Lena Learner\"}".formatted(email))
            .header("Location");
    plan = enrolment + "/plan";
  }

  @Test
  void atFirstThePlanIsTheCohortsAndThereAreNoWishes() {
    Answer answer = learner.get(plan);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("madeBy").asString()).isEqualTo("cohort");
    assertThat(answer.json().path("wishes").isNull()).isTrue();
    assertThat(answer.json().path("earliest").asString()).isEqualTo(today.toString());
    assertThat(due(answer, "due")).isEqualTo(fromStart(4, 9, 13, 20, 27));
  }

  @Test
  void aPreviewShowsBothDueDaysAndTheFinishAndChangesNothing() {
    Answer answer = learner.post(plan + "/preview", FOUR_HOURS_A_DAY);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(due(answer, "before")).isEqualTo(fromStart(4, 9, 13, 20, 27));
    assertThat(due(answer, "after")).isEqualTo(fromToday(0, 1, 2, 3, 3));
    assertThat(answer.json().path("finish").asString()).isEqualTo(today.plusDays(3).toString());
    assertThat(answer.json().path("fits").asBoolean()).isTrue();
    assertThat(learner.get(plan).json().path("madeBy").asString()).isEqualTo("cohort");
  }

  @Test
  void whatIsFollowedIsThePlanOfThePathAndTheWishesAreKept() {
    String wishes =
        "{\"hoursPerWeek\": 4.5, \"weekdaysOff\": [\"sunday\", \"monday\"], \"daysOff\": [\"%s\"], \"start\": \"%s\"}"
            .formatted(today.plusDays(5), today.plusDays(2));
    List<String> expected = due(learner.post(plan + "/preview", wishes), "after");
    Answer followed = learner.send("PUT", plan, wishes);
    assertThat(followed.status()).isEqualTo(200);
    assertThat(due(followed, "due")).isEqualTo(expected);
    assertThat(followed.json().path("madeBy").asString()).isEqualTo("learner");
    assertThat(followed.json().path("wishes").toString())
        .isEqualTo(
            "{\"hoursPerWeek\":4.5,\"weekdaysOff\":[\"monday\",\"sunday\"],\"daysOff\":[\"%s\"],\"start\":\"%s\"}"
                .formatted(today.plusDays(5), today.plusDays(2)));
    assertThat(due(learner.get(enrolment + "/progress"), "/stages", "due")).containsAll(expected);
    assertThat(learner.send("PUT", plan, wishes).body()).isEqualTo(followed.body());
  }

  @Test
  void whatIsDoneKeepsItsDueDay() {
    learner.post(
        "/api/v1/milestones",
        "{\"milestone\": \"git\", \"type\": \"completed\"}",
        "Prefer",
        "wait=20");
    Answer answer = learner.send("PUT", plan, FOUR_HOURS_A_DAY);
    assertThat(due(answer, "due").getFirst()).isEqualTo(TestCohorts.START.plusDays(4).toString());
    assertThat(due(answer, "due").get(1)).isEqualTo(today.toString());
  }

  @Test
  void nothingIsPlannedBeyondTheCohortsLastDayAndTheHoursThatWouldFitAreTold() {
    String tooFew = "{\"hoursPerWeek\": 0.5}";
    Answer preview = learner.post(plan + "/preview", tooFew);
    assertThat(preview.json().path("fits").asBoolean()).isFalse();
    double hours = preview.json().path("hoursToFit").asDouble();
    Answer refused = learner.send("PUT", plan, tooFew);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("type").asString()).endsWith("/plan-does-not-fit");
    assertThat(refused.json().path("hoursToFit").asDouble()).isEqualTo(hours);
    assertThat(refused.pointer()).isEqualTo("/hoursPerWeek");
    assertThat(learner.get(plan).json().path("wishes").isNull()).isTrue();
    assertThat(learner.send("PUT", plan, "{\"hoursPerWeek\": %s}".formatted(hours)).status())
        .isEqualTo(200);
  }

  @Test
  void whereNoHoursAreEnoughTheStartIsToBlame() {
    String lastDay = "{\"hoursPerWeek\": 1, \"start\": \"%s\"}".formatted(end());
    Answer refused = learner.send("PUT", plan, lastDay);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.pointer()).isEqualTo("/start");
  }

  @Test
  void everyFaultIsToldAtItsField() {
    Answer refused =
        learner.post(
            plan + "/preview",
            "{\"hoursPerWeek\": 0.3, \"weekdaysOff\": [\"caturday\"], \"daysOff\": [\"soon\"], \"start\": \"%s\"}"
                .formatted(today.minusDays(1)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults"))
        .extracting(fault -> fault.path("pointer").asString())
        .containsExactly("/hoursPerWeek", "/weekdaysOff/0", "/daysOff/0", "/start");
    Answer week =
        learner.send(
            "PUT",
            plan,
            "{\"hoursPerWeek\": 3, \"weekdaysOff\": [\"monday\", \"tuesday\", \"wednesday\","
                + " \"thursday\", \"friday\", \"saturday\", \"sunday\"]}");
    assertThat(week.pointer()).isEqualTo("/weekdaysOff");
  }

  @Test
  void theWayBackIsTheCohortsPlanAndTheWishesStay() {
    learner.send("PUT", plan, FOUR_HOURS_A_DAY);
    Answer back = learner.send("DELETE", plan, "");
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.json().path("madeBy").asString()).isEqualTo("cohort");
    assertThat(due(back, "due")).isEqualTo(fromStart(4, 9, 13, 20, 27));
    assertThat(back.json().at("/wishes/hoursPerWeek").asDouble()).isEqualTo(28);
  }

  @Test
  void theStaffMayPlanAsWellAndItIsToldWhoDid() {
    assertThat(mentor.send("PUT", plan, FOUR_HOURS_A_DAY).json().path("madeBy").asString())
        .isEqualTo("staff");
    assertThat(learner.get(plan).json().path("madeBy").asString()).isEqualTo("staff");
    learner.send("PUT", plan, FOUR_HOURS_A_DAY);
    assertThat(mentor.get(plan).json().path("madeBy").asString()).isEqualTo("learner");
    mentor.post(enrolment + "/extensions", "{\"days\": 3}");
    assertThat(learner.get(plan).json().path("madeBy").asString()).isEqualTo("changed");
  }

  @Test
  void aStrangerGetsWhatNobodyGets() {
    Http stranger = Http.asStranger(port);
    String nowhere = "/api/v1/enrolments/" + UUID.randomUUID() + "/plan";
    for (String method : List.of("GET", "PUT", "DELETE")) {
      Answer hidden = stranger.send(method, plan, FOUR_HOURS_A_DAY);
      assertThat(hidden.status()).isEqualTo(404);
      assertThat(hidden.json().path("detail"))
          .isEqualTo(stranger.send(method, nowhere, FOUR_HOURS_A_DAY).json().path("detail"));
    }
    assertThat(stranger.post(plan + "/preview", FOUR_HOURS_A_DAY).status()).isEqualTo(404);
    assertThat(Http.withoutToken(port).get(plan).status()).isEqualTo(401);
  }

  @Test
  void afterAWithdrawalNothingIsPlanned() {
    learner.post(enrolment + "/withdrawal", "{}");
    assertThat(learner.get(plan).json().path("earliest").isNull()).isTrue();
    for (Answer refused :
        List.of(
            learner.post(plan + "/preview", FOUR_HOURS_A_DAY),
            learner.send("PUT", plan, FOUR_HOURS_A_DAY),
            learner.send("DELETE", plan, ""))) {
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().path("type").asString()).endsWith("/plan-is-closed");
    }
  }

  private static LocalDate end() {
    return TestCohorts.START.plusDays(120);
  }

  private static List<String> due(Answer answer, String field) {
    return due(answer, "", field);
  }

  private static List<String> due(Answer answer, String stages, String field) {
    return StreamSupport.stream(
            answer.json().at(stages + "/milestones").isMissingNode() && !stages.isEmpty()
                ? answer.json().at(stages).spliterator()
                : Stream.of(answer.json()).spliterator(),
            false)
        .flatMap(stage -> stage.path("milestones").valueStream())
        .map(milestone -> milestone.path(field).asString())
        .toList();
  }

  private static List<String> fromStart(int... days) {
    return days(TestCohorts.START, days);
  }

  private List<String> fromToday(int... days) {
    return days(today, days);
  }

  private static List<String> days(LocalDate from, int... after) {
    return IntStream.of(after).mapToObj(from::plusDays).map(LocalDate::toString).toList();
  }
}
