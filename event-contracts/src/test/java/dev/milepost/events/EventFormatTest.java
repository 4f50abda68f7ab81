package dev.milepost.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.EventFormat.Reading;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class EventFormatTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final EventFormat format = new EventFormat("/test");

  @ParameterizedTest
  @EnumSource
  @DisplayName("every type and version reads its golden file, and writes it again to the letter")
  void goldenFile(EventType type) throws IOException {
    String golden = golden(type);
    var reading = format.read(headersOf(type), golden.getBytes(UTF_8));
    assertThat(reading).isInstanceOf(Reading.Event.class);
    var event = ((Reading.Event) reading).event();
    assertThat(EventType.of(event)).isEqualTo(type);
    assertThat(new String(format.write(event).value(), UTF_8))
        .isEqualTo(JSON.readTree(golden).toString());
  }

  @Test
  void aCloudEventsLibraryReadsWhatIsWritten() throws IOException {
    var written = format.write(example());
    var headers = new RecordHeaders();
    written.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));

    var event = KafkaMessageFactory.createReader(headers, written.value()).toEvent();

    assertThat(event.getId()).isEqualTo(example().id().toString());
    assertThat(event.getType()).isEqualTo("dev.milepost.milestone-reported.v1");
    assertThat(event.getSource()).hasToString("/test");
    assertThat(event.getTime().toInstant()).isEqualTo(example().occurredAt());
  }

  @Test
  void aFieldThatIsNotKnownIsIgnored() throws IOException {
    assertThat(readMilestone(json -> json.replaceFirst("\\{", "{\"added\": 1, ")))
        .isInstanceOf(Reading.Event.class);
  }

  @Test
  void aStageOfBeforeThereWereKeywordsEarnsNone() throws IOException {
    String before =
        golden(EventType.ROADMAP_PUBLISHED)
            .replaceFirst(",\\s*\"resumeKeywords\": \\[\\s*\"Git\"\\s*\\]", "");
    var read =
        (Reading.Event) format.read(headersOf(EventType.ROADMAP_PUBLISHED), before.getBytes(UTF_8));
    var stage = ((RoadmapPublished) read.event()).roadmap().stages().getFirst();
    assertThat(stage.resumeKeywords()).isNull();
    assertThat(stage.earns()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNamedWithoutItsContent() throws IOException {
    assertThat(readMilestone(json -> json.replace("\"submitted\"", "\"secret\"")))
        .isEqualTo(unreadable("cannot read [\"type\"]"));
    assertThat(readMilestone(json -> json.replaceFirst("\"enrolment\": \"[^\"]*\",", "")))
        .isEqualTo(unreadable("cannot read [\"enrolment\"]"));
    assertThat(
            readMilestone(
                json -> json.replaceFirst("\"learner\": \"[^\"]*\"", "\"learner\": null")))
        .isEqualTo(unreadable("cannot read [\"learner\"]"));
    assertThat(readMilestone(json -> json.replaceFirst("\\{", "{\"milestone\": \"other\", ")))
        .isEqualTo(unreadable("not JSON"));
    assertThat(readMilestone(json -> json + "}")).isInstanceOf(Reading.Unreadable.class);
    assertThat(readMilestone(json -> "secret")).isEqualTo(unreadable("not JSON"));
  }

  @Test
  void aMapsKeyIsContentAndNotRepeated() {
    byte[] value = "{\"plan\": {\"secret\\u0000\": \"x\"}}".getBytes(UTF_8);
    assertThat(format.read(headersOf(EventType.ENROLMENT_CHANGED), value))
        .isEqualTo(
            new Reading.Unreadable("dev.milepost.enrolment-changed.v1: cannot read [\"plan\"][*]"));
  }

  @Test
  void timesAreAsFineAsTheLogKeepsThem() throws IOException {
    var read =
        (Reading.Event)
            readMilestone(
                json ->
                    json.replaceFirst(
                        "\"occurredAt\": \"[^\"]*\"",
                        "\"occurredAt\": \"2026-03-02T23:59:59.9999999Z\""));
    assertThat(read.event().time()).isEqualTo("2026-03-02T23:59:59.999999Z");
  }

  @Test
  void headersMustNameTheSpecificationAndAKnownType() {
    assertThat(format.read(Map.of("ce_type", "x"), new byte[0]))
        .isEqualTo(new Reading.Unreadable("header ce_specversion is not 1.0"));
    assertThat(format.read(Map.of("ce_specversion", "1.0", "ce_type", "x"), new byte[0]))
        .isEqualTo(new Reading.Unreadable("header ce_type names no known event type"));
  }

  @Test
  void noValueIsATombstone() {
    assertThat(format.read(Map.of(), null)).isEqualTo(new Reading.Tombstone());
  }

  private Reading readMilestone(UnaryOperator<String> change) throws IOException {
    String json = golden(EventType.MILESTONE_REPORTED);
    return format.read(headersOf(EventType.MILESTONE_REPORTED), change.apply(json).getBytes(UTF_8));
  }

  private MilestoneReported example() throws IOException {
    var reading = (Reading.Event) readMilestone(UnaryOperator.identity());
    return (MilestoneReported) reading.event();
  }

  private static Reading unreadable(String fault) {
    return new Reading.Unreadable("dev.milepost.milestone-reported.v1: " + fault);
  }

  private static Map<String, String> headersOf(EventType type) {
    return new HashMap<>(Map.of("ce_specversion", "1.0", "ce_type", type.wireName()));
  }

  private static String golden(EventType type) throws IOException {
    return Files.readString(Path.of("src/test/resources/golden", type.wireName() + ".json"))
        .strip();
  }
}
