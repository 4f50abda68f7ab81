package dev.milepost.progress.dashboard;

import static dev.milepost.progress.roster.HandMadeCohort.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.roster.HandMadeCohort;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a cohort's dashboard, learners and at-risk list have in common over HTTP. */
@ProgressTest
class CohortApisTest {

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestCohorts cohorts;

  private final String learnerEmail = UUID.randomUUID() + "@example.invalid";
  private final String mentorEmail = UUID.randomUUID() + "@example.invalid";
  private String path;

  @BeforeEach
  void aCohortWithALearnerAndAMentor() {
    var cohort = new HandMadeCohort(jdbc, cohorts.outline());
    cohort.learner("Lena").being(cohorts.person(learnerEmail)).done("git", march(4)).enrol();
    cohort.mentoredBy(cohorts.person(mentorEmail));
    path = "/api/v1/cohorts/" + cohort.cohort().slug();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dashboard", "/learners", "/at-risk"})
  void mentorsAndAdminsSeeThem(String part) {
    assertThat(Http.as(port, mentorEmail).get(path + part).status()).isEqualTo(200);
    assertThat(Http.asAdmin(port).get(path + part).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dashboard", "/learners", "/at-risk"})
  void forLearnersAndStrangersTheCohortDoesNotExist(String part) {
    Answer missing = Http.asAdmin(port).get("/api/v1/cohorts/no-such-cohort" + part);
    for (Http other : new Http[] {Http.as(port, learnerEmail), Http.asStranger(port)}) {
      Answer hidden = other.get(path + part);
      assertThat(hidden.status()).isEqualTo(404);
      assertThat(withoutPath(hidden)).isEqualTo(withoutPath(missing));
    }
    assertThat(Http.withoutToken(port).get(path + part).status()).isEqualTo(401);
  }

  @Test
  void theDashboardIsOfTodayUnlessAPastDayIsNamed() {
    Http mentor = Http.as(port, mentorEmail);
    assertThat(mentor.get(path + "/dashboard").json().path("asOf").asString())
        .isNotEqualTo("2026-03-04");
    Answer past = mentor.get(path + "/dashboard?as-of=2026-03-04");
    assertThat(past.json().path("asOf").asString()).isEqualTo("2026-03-04");
    assertThat(past.json().at("/headline/milestonesDone/value").asInt()).isEqualTo(1);
  }

  @Test
  void theLearnersAndTheListOfAPastDayAreThoseOfItsEnd() {
    Http mentor = Http.as(port, mentorEmail);
    JsonNode before = mentor.get(path + "/learners?as-of=2026-03-03").json();
    assertThat(before.at("/learners/0/percent").asInt()).isZero();
    assertThat(before.at("/counts/waiting").isNull()).isTrue();
    JsonNode after = mentor.get(path + "/learners?as-of=2026-03-04").json();
    assertThat(after.at("/learners/0/percent").asInt()).isPositive();
    assertThat(after.at("/learners/0/lastActive").asString()).isEqualTo("2026-03-04");
    assertThat(mentor.get(path + "/at-risk?as-of=2026-03-04").json().path("total").asInt())
        .isZero();
    JsonNode late = mentor.get(path + "/at-risk?as-of=2026-03-25").json();
    assertThat(late.at("/learners/0/deficit/milestones").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "/dashboard?as-of=2999-01-01, ?as-of",
    "/dashboard?as-of=yesterday, ?as-of",
    "/dashboard?as-of=-9999-01-01, ?as-of",
    "/learners?as-of=2999-01-01, ?as-of",
    "/learners?as-of=2026-03-04&show=waiting, ?show",
    "/at-risk?as-of=2999-01-01, ?as-of",
    "/at-risk?as-of=2026-03-04&snoozed=true, ?snoozed",
    "/learners?sort=height, ?sort",
    "/learners?order=up, ?order",
    "/learners?show=tall, ?show",
    "/learners?page=0, ?page",
    "/learners?page=many, ?page",
    "/learners?size=201, ?size",
    "/at-risk?page=100001, ?page",
    "/at-risk?size=0, ?size"
  })
  void aParameterThatCannotBeAcceptedIsNamed(String request, String pointer) {
    Answer answer = Http.as(port, mentorEmail).get(path + request);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-parameters");
    assertThat(answer.pointer()).isEqualTo(pointer);
  }

  @Test
  void everyParameterAtFaultIsNamedAtOnce() {
    Answer answer =
        Http.as(port, mentorEmail)
            .get(path + "/learners?sort=x&order=x&show=x&page=0&size=0&search=" + "x".repeat(101));
    assertThat(answer.json().path("faults")).hasSize(6);
  }

  private static String withoutPath(Answer answer) {
    return answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
  }
}
