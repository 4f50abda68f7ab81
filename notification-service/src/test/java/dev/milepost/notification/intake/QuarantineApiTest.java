package dev.milepost.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.Topic;
import dev.milepost.notification.Http;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@NotificationTest
class QuarantineApiTest {

  @Autowired private World world;
  @LocalServerPort private int port;

  private JsonNode newest() {
    return Http.asAdmin(port).get("/quarantine").json().path("records").path(0);
  }

  @Test
  void whatCannotBeReadIsListedWithoutItsContentAndGoodEventsGoOn() {
    var learner = world.unknownLearner();
    byte[] secret = "{\"name\": \"Secret Name\"}".getBytes(StandardCharsets.UTF_8);
    world.tellRaw(Topic.LEARNER, learner.id.toString(), secret);
    world.tell(learner.roadmap(), learner.cohort(), learner.person(), learner.enrolment());
    await().untilAsserted(() -> assertThat(world.ledger(learner)).containsExactly("welcome sent"));
    await()
        .untilAsserted(
            () ->
                assertThat(newest().path("reason").asString())
                    .isEqualTo("header ce_specversion is not 1.0"));
    assertThat(Http.asAdmin(port).get("/quarantine").body()).doesNotContain("Secret");

    long id = newest().path("id").asLong();
    var refused = Http.asAdmin(port).post("/quarantine/" + id + "/replay");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asString())
        .isEqualTo("header ce_specversion is not 1.0");
    assertThat(Http.asAdmin(port).post("/quarantine/999999/replay").status()).isEqualTo(404);
  }

  @Test
  void whatTheDatabaseWouldRefuseForEverIsQuarantinedToo() {
    var learner = world.join();
    world.tell(learner.reported("git\0", MilestoneEventType.COMPLETED));
    await()
        .untilAsserted(
            () ->
                assertThat(newest().path("reason").asString())
                    .isEqualTo("a text holds the character U+0000"));
    world.tell(learner.completed("git"), learner.completed("python"));
    world.tell(learner.stageCompleted("basics", world.now()));
    await().untilAsserted(() -> assertThat(world.ledger(learner)).contains("stage-completed sent"));
  }

  @Test
  void onlyLearnersCanBeErased() {
    var learner = world.join();
    world.tellRaw(Topic.COHORT, learner.cohortId.toString(), null);
    await()
        .untilAsserted(
            () ->
                assertThat(newest().path("reason").asString())
                    .isEqualTo("only learners can be erased"));
  }

  @Test
  void theQuarantineIsOfAllOrganisationsAndSoForTheOperatorsAlone() {
    var elsewhere = Http.asAdminOf(port, "elsewhere");
    for (var client : List.of(elsewhere, Http.as(port, "nobody@learners.invalid"))) {
      assertThat(client.get("/quarantine").status()).isEqualTo(403);
      assertThat(client.post("/quarantine/999999/replay").status()).isEqualTo(403);
    }
  }
}
