package dev.milepost.progress.operating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.Http;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProgressTest
class CountsApiTest {

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;
  @Autowired private JdbcClient jdbc;

  private TestCohort cohort;
  private Http admin;

  @BeforeEach
  void aCohort() {
    admin = Http.asAdmin(port);
    cohort = cohorts.cohort();
  }

  private JsonNode counts(String prefix) {
    return admin.get("/api/v1/verification/counts?cohorts=" + prefix).json();
  }

  private void report(TestEnrolment enrolment, LocalDate day, boolean carriedOver) {
    var answer =
        admin.post(
            "/api/v1/milestones",
            """
            {"enrolment": "%s", "milestone": "git", "type": "completed",
             "occurredAt": "%sT12:00:00Z", "carriedOver": %s}
            """
                .formatted(enrolment.id(), day, carriedOver),
            "Prefer",
            "wait=20");
    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void everythingOfTheChosenCohortsIsCounted() {
    TestEnrolment stays = cohorts.enrol(cohort);
    TestEnrolment leaves = cohorts.enrol(cohort);
    jdbc.sql("update enrolment set counts_from = ?, withdrawn_on = ? where id = ?")
        .params(cohort.start(), cohort.start().plusDays(3), leaves.id())
        .update();
    report(stays, cohort.start(), true);
    report(leaves, cohort.start().plusDays(3), false);
    report(leaves, cohort.start().plusDays(4), false);
    report(leaves, cohort.start().minusDays(1), false);

    JsonNode counts = counts(cohort.slug());

    assertThat(counts.path("cohorts").asLong()).isEqualTo(1);
    assertThat(counts.path("learners").asLong()).isEqualTo(2);
    assertThat(counts.path("enrolments").asLong()).isEqualTo(2);
    assertThat(counts.path("withdrawals").asLong()).isEqualTo(1);
    assertThat(counts.path("events").asLong()).isEqualTo(4);
    assertThat(counts.path("carriedOver").asLong()).isEqualTo(1);
    assertThat(counts.path("outsideEnrolment").asLong()).isEqualTo(2);
  }

  @Test
  void whereNothingIsChosenNothingIsCounted() {
    assertThat(counts("no-such-" + UUID.randomUUID()).path("enrolments").asLong()).isZero();
  }

  @Test
  void countingIsForAdmins() {
    Http learner = Http.as(port, UUID.randomUUID() + "@example.invalid");

    assertThat(learner.get("/api/v1/verification/counts").status()).isEqualTo(403);
  }
}
