package dev.milepost.progress.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.Topic;
import dev.milepost.progress.Http;
import dev.milepost.progress.Http.Answer;
import dev.milepost.progress.ProgressTest;
import dev.milepost.test.RealParts;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

@ProgressTest
class QuarantineApiTest {

  @LocalServerPort private int port;

  @Test
  void whatCannotBeReadIsListedWhateverItsTopicWithoutItsContent() {
    for (Topic topic : new Topic[] {Topic.MILESTONE, Topic.ROADMAP}) {
      UUID id = UUID.randomUUID();
      tell(topic, id);
      JsonNode listed = await().until(() -> find(id), found -> !found.isMissingNode());
      assertThat(listed.path("topic").asString()).isEqualTo(topic.wireName());
      assertThat(listed.path("reason").asString()).isEqualTo("header ce_specversion is not 1.0");
    }
    Answer list = Http.asAdmin(port).get("/api/v1/quarantine");
    assertThat(list.json().path("waiting").asLong()).isGreaterThanOrEqualTo(2);
    assertThat(list.body()).doesNotContain("Secret");
  }

  @Test
  void whatIsStillWrongIsRefusedAgainAndKept() {
    UUID id = UUID.randomUUID();
    tell(Topic.MILESTONE, id);
    JsonNode listed = await().until(() -> find(id), found -> !found.isMissingNode());

    Answer again =
        Http.asAdmin(port).post("/api/v1/quarantine/" + listed.path("id").asLong() + "/replay", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("detail").asString())
        .isEqualTo("header ce_specversion is not 1.0");
    assertThat(find(id).path("replayedAt").isNull()).isTrue();
  }

  @Test
  void aListHasALimit() {
    Answer answer = Http.asAdmin(port).get("/api/v1/quarantine?limit=201");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("faults").path(0).path("pointer").asString()).isEqualTo("?limit");
  }

  private void tell(Topic topic, UUID id) {
    var record = new ProducerRecord<>(topic.wireName(), "key", "{\"name\": \"Secret\"}");
    record.headers().add("ce_id", id.toString().getBytes(StandardCharsets.UTF_8));
    Map<String, Object> settings = Map.of("bootstrap.servers", RealParts.get().bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(record);
    }
  }

  private JsonNode find(UUID event) {
    JsonNode records =
        Http.asAdmin(port).get("/api/v1/quarantine?limit=200").json().path("records");
    return records
        .valueStream()
        .filter(entry -> entry.path("eventId").asString("").equals(event.toString()))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }
}
