package dev.milepost.progress.operating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProgressTest
class OperatingApiTest {

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;
  @Autowired private JdbcClient jdbc;

  private final String email = UUID.randomUUID() + "@example.invalid";
  private TestCohort cohort;
  private Http admin;

  @BeforeEach
  void aLearnerWhoHasDoneSomething() {
    admin = Http.asAdmin(port);
    cohort = cohorts.cohort();
    cohorts.enrol(cohort, cohorts.person(email));
    Http.as(port, email)
        .post(
            "/api/v1/milestones",
            "{\"milestone\": \"git\", \"type\": \"completed\"}",
            "Prefer",
            "wait=20");
  }

  private JsonNode check(String name) {
    for (JsonNode check : admin.get("/api/v1/verification").json().path("checks")) {
      if (check.path("name").asString().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name);
  }

  @Test
  void aFalsifiedProjectionIsFoundAndARebuildMendsIt() {
    // Other tests write rows of their own making, which differ from the log from the start.
    long daysBefore = check("cohort days that differ from the log").path("actual").asLong();
    long statesBefore = check("milestone states that differ from the log").path("actual").asLong();
    jdbc.sql("update cohort_day set events = events + 1 where cohort_id = ?")
        .param(cohort.id())
        .update();
    jdbc.sql(
            "update enrolment_progress set standing = 's' || substr(standing, 2) where cohort_id ="
                + " ?")
        .param(cohort.id())
        .update();

    JsonNode found = check("cohort days that differ from the log");
    assertThat(found.path("actual").asLong()).isEqualTo(daysBefore + 1);
    assertThat(found.path("holds").asBoolean()).isFalse();
    assertThat(check("milestone states that differ from the log").path("actual").asLong())
        .isEqualTo(statesBefore + 1);

    assertThat(admin.post("/api/v1/cohorts/" + cohort.slug() + "/rebuild", "").status())
        .isEqualTo(204);
    JsonNode mended = check("cohort days that differ from the log");
    assertThat(mended.path("actual").asLong()).isEqualTo(daysBefore);
    assertThat(mended.path("holds").asBoolean()).isEqualTo(daysBefore == 0);
    assertThat(check("milestone states that differ from the log").path("actual").asLong())
        .isEqualTo(statesBefore);
  }

  @Test
  void operatingIsForAdmins() {
    Http learner = Http.as(port, email);
    assertThat(learner.get("/api/v1/verification").status()).isEqualTo(403);
    assertThat(learner.get("/api/v1/quarantine").status()).isEqualTo(403);
    assertThat(learner.post("/api/v1/cohorts/" + cohort.slug() + "/rebuild", "").status())
        .isEqualTo(403);
    assertThat(admin.post("/api/v1/quarantine/999999/replay", "").status()).isEqualTo(404);
  }

  @Test
  void whatIsOfAllOrganisationsIsForTheOperatorsAloneAndARebuildForTheCohortsOwnAdmins() {
    Http elsewhere =
        Http.with(port, "other-operator", holder -> holder.org("elsewhere").roles("admin"));
    for (String path : List.of("/api/v1/verification", "/api/v1/quarantine")) {
      Answer refused = elsewhere.get(path);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.problem()).isEqualTo("not-allowed");
    }
    assertThat(elsewhere.post("/api/v1/quarantine/999999/replay", "").status()).isEqualTo(403);
    assertThat(elsewhere.get("/api/v1/verification/counts").status()).isEqualTo(200);
    assertThat(elsewhere.post("/api/v1/cohorts/" + cohort.slug() + "/rebuild", "").status())
        .isEqualTo(404);
  }
}
