package dev.milepost.progress.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ProgressTest
class MilestoneBatchApiTest {

  private static final String PATH = "/api/v1/milestones/batch";
  private static final String NDJSON = "application/x-ndjson";
  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort private int port;
  @Autowired private TestCohorts cohorts;
  @Autowired private JdbcClient jdbc;

  private final String email = UUID.randomUUID() + "@example.invalid";
  private TestEnrolment enrolment;
  private Http learner;

  @BeforeEach
  void aLearnerInACohort() {
    enrolment = cohorts.enrol(cohorts.cohort(), cohorts.person(email));
    learner = Http.as(port, email);
  }

  private long recorded() {
    return jdbc.sql("select count(*) from milestone_event where learner_id = ?")
        .param(enrolment.learner())
        .query(Long.class)
        .single();
  }

  private static List<JsonNode> lines(Answer answer) {
    return answer.body().lines().map(JSON::readTree).toList();
  }

  private static String line(String milestone, String type) {
    return "{\"milestone\": \"%s\", \"type\": \"%s\"}\n".formatted(milestone, type);
  }

  @Test
  void everyLineGetsItsOutcomeAndBadOnesDoNotStopGoodOnes() {
    Answer answer =
        learner.postAs(
            NDJSON,
            PATH,
            line("git", "started")
                + "not json\n\n"
                + line("cooking", "started")
                + line("python", "completed"));

    assertThat(answer.status()).isEqualTo(200);
    var lines = lines(answer);
    assertThat(lines).extracting(line -> line.path("line").asInt()).containsExactly(1, 2, 3, 4);
    assertThat(lines)
        .extracting(line -> line.path("status").asString())
        .containsExactly("accepted", "refused", "refused", "accepted");
    assertThat(lines.get(1).path("problem").path("type").asString())
        .isEqualTo("/problems/malformed-json");
    assertThat(lines.get(2).path("problem").path("faults").path(0).path("pointer").asString())
        .isEqualTo("/milestone");
    await().untilAsserted(() -> assertThat(recorded()).isEqualTo(2));
  }

  @Test
  void theWholeBodyCanBeSentAgainUnderItsKey() {
    String body = line("git", "started") + line("python", "started");
    learner.postAs(NDJSON, PATH, body, "Idempotency-Key", "batch-1");
    learner.postAs(NDJSON, PATH, body, "Idempotency-Key", "batch-1");
    learner.post("/api/v1/milestones", line("git", "completed"), "Prefer", "wait=20");
    assertThat(recorded()).isEqualTo(3);
  }

  @Test
  void aBatchOverItsLinesIsTakenUpToThemAndItsLastOutcomeSaysSo() {
    Answer answer =
        learner.postAs(NDJSON, PATH, line("git", "started").repeat(10_000) + "not read\n\n");
    assertThat(answer.status()).isEqualTo(200);
    var lines = lines(answer);
    assertThat(lines).hasSize(10_001);
    assertThat(lines.subList(0, 10_000))
        .allMatch(line -> line.path("status").asString().equals("accepted"));
    var last = lines.getLast();
    assertThat(last.path("line").asInt()).isEqualTo(10_001);
    assertThat(last.path("problem").path("type").asString()).isEqualTo("/problems/too-many-lines");
    assertThat(last.path("problem").path("limitLines").asInt()).isEqualTo(10_000);
    await().untilAsserted(() -> assertThat(recorded()).isEqualTo(10_000));
  }

  @Test
  void aBodyThatIsDeclaredTooLongIsRefusedWhole() {
    Answer answer = learner.postAs(NDJSON, PATH, line("git", "started") + " ".repeat(17_000_000));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("body-too-large");
    assertThat(recorded()).isZero();
  }

  @Test
  void anotherContentTypeIsRefused() {
    assertThat(learner.postAs("application/json", PATH, "[]").status()).isEqualTo(415);
  }
}
