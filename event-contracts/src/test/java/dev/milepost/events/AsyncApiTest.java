package dev.milepost.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The description for outsiders says what the code says. */
class AsyncApiTest {

  private final Map<String, Map<String, Object>> description = read();

  private static Map<String, Map<String, Object>> read() {
    try {
      return new Yaml().load(Files.readString(Path.of("../docs/asyncapi.yaml")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyTopicIsDescribedAndNoOther() {
    assertThat(description.get("channels").values())
        .extracting(channel -> String.valueOf(((Map<?, ?>) channel).get("address")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Topic.values()).map(Topic::wireName).toList());
  }

  @Test
  void everyEventTypeIsDescribedAndNoOther() {
    var messages = (Map<?, ?>) description.get("components").get("messages");
    assertThat(messages.values())
        .extracting(message -> String.valueOf(((Map<?, ?>) message).get("name")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventType.values()).map(EventType::wireName).toList());
  }
}
