package dev.milepost.progress.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ProgressTest
class SnoozeAlertTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Berlin"));

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;
  @Autowired private JdbcClient jdbc;

  private TestCohort cohort;
  private TestEnrolment enrolment;
  private Http mentor;
  private String path;

  @BeforeEach
  void aLearnerWhoNeverBegan() {
    cohort = cohorts.cohort();
    enrolment = cohorts.enrol(cohort);
    String address = UUID.randomUUID() + "@example.invalid";
    cohorts.mentor(cohort, cohorts.person(address));
    mentor = Http.as(port, address);
    path = "/api/v1/enrolments/" + enrolment.id();
  }

  private JsonNode list(String more) {
    return mentor.get("/api/v1/cohorts/" + cohort.slug() + "/at-risk" + more).json();
  }

  private Answer snooze(String body) {
    return mentor.send("PUT", path + "/snooze", body);
  }

  @Test
  void whoIsSnoozedLeavesTheListUntilTheDayAndStandsAmongTheSnoozed() {
    assertThat(list("").path("total").asInt()).isEqualTo(1);
    Answer snoozed = snooze("{\"days\": 7}");
    assertThat(snoozed.json().path("until").asString()).isEqualTo(TODAY.plusDays(7).toString());
    assertThat(list("").path("total").asInt()).isZero();
    JsonNode asleep = list("?snoozed=true").path("learners").path(0);
    assertThat(asleep.path("snoozedUntil").asString()).isEqualTo(TODAY.plusDays(7).toString());
    jdbc.sql("update intervention set day = day - 8, until_day = ? where enrolment_id = ?")
        .params(TODAY, enrolment.id())
        .update();
    assertThat(list("").path("total").asInt()).isEqualTo(1);
  }

  @Test
  void aSnoozeIsTakenBackAndBothLeaveATrace() {
    snooze("{\"until\": \"%s\"}".formatted(TODAY.plusDays(3)));
    snooze("{\"until\": \"%s\"}".formatted(TODAY.plusDays(3)));
    assertThat(mentor.send("DELETE", path + "/snooze", "").status()).isEqualTo(204);
    assertThat(mentor.send("DELETE", path + "/snooze", "").status()).isEqualTo(204);
    assertThat(list("").path("total").asInt()).isEqualTo(1);
    JsonNode trace = mentor.get(path + "/interventions").json().path("interventions");
    assertThat(trace).hasSize(1);
    assertThat(trace.path(0).path("takenBack").asBoolean()).isTrue();
    snooze("{\"days\": 3}");
    assertThat(list("").path("total").asInt()).isZero();
  }

  @Test
  void itComesBackEarlyWhenThingsGetMoreSeriousThanWaitingMakesThem() {
    snooze("{\"days\": 7}");
    jdbc.sql("update intervention set foreseen = 'serious' where enrolment_id = ?")
        .param(enrolment.id())
        .update();
    assertThat(list("").path("total").asInt()).isEqualTo(1);
  }

  @Test
  void daysOrADayWithinThirtyDays() {
    for (String body :
        List.of(
            "{}",
            "{\"days\": 0}",
            "{\"days\": 31}",
            "{\"days\": 3, \"until\": \"%s\"}".formatted(TODAY.plusDays(3)))) {
      assertThat(snooze(body).pointer()).as(body).isEqualTo("/days");
    }
    for (LocalDate day : List.of(TODAY, TODAY.plusDays(31))) {
      Answer refused = snooze("{\"until\": \"%s\"}".formatted(day));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.pointer()).isEqualTo("/until");
    }
  }

  @Test
  void aDraftIsProposedInTheLearnersLanguage() {
    assertThat(draft().path("text").asString())
        .contains("Test cohort has been going on for 60 days", "“git”", "What stands in your way");
    jdbc.sql("update person set locale = 'de' where id = ?").param(enrolment.learner()).update();
    assertThat(draft().path("subject").asString()).isEqualTo("Test cohort: Wie läuft es?");
    assertThat(draft().path("text").asString()).contains("seit 60 Tagen", "„git“");
  }

  private JsonNode draft() {
    return mentor.get(path + "/messages/draft").json();
  }
}
