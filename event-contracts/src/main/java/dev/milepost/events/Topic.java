package dev.milepost.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The Kafka topics, their settings, and how long they keep what is in them. */
public enum Topic {
  ROADMAP("milepost.roadmap.v1", Map.of("cleanup.policy", "compact")),
  COHORT("milepost.cohort.v1", Map.of("cleanup.policy", "compact")),
  ENROLMENT("milepost.enrolment.v1", Map.of("cleanup.policy", "compact")),
  /** Personal data: an overwritten or erased value is gone within a day. */
  LEARNER(
      "milepost.learner.v1",
      Map.of(
          "cleanup.policy", "compact",
          "max.compaction.lag.ms", millis(Duration.ofDays(1)),
          "segment.ms", millis(Duration.ofDays(1)),
          "delete.retention.ms", millis(Duration.ofDays(30)))),
  /** Never compacted: PostgreSQL's event log is the record that projections are rebuilt from. */
  MILESTONE("milepost.milestone.v1", kept28Days()),
  PROGRESS("milepost.progress.v1", kept28Days());

  /** Partitions that a topic has to begin with. */
  public static final int PARTITIONS = 6;

  /** Holds the largest roadmap that can be written, about 4.5 million bytes, with room to spare. */
  public static final int LARGEST_EVENT_BYTES = 8 * 1024 * 1024;

  private static final Map<String, Topic> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Topic::wireName, topic -> topic));

  private final String wireName;
  private final Map<String, String> settings;

  Topic(String wireName, Map<String, String> settings) {
    this.wireName = wireName;
    var all = new HashMap<>(settings);
    all.put("max.message.bytes", Integer.toString(LARGEST_EVENT_BYTES));
    this.settings = Map.copyOf(all);
  }

  public String wireName() {
    return wireName;
  }

  /**
   * @throws IllegalArgumentException for the name of no topic of Milepost's
   */
  public static Topic named(String wireName) {
    Topic topic = BY_NAME.get(wireName);
    if (topic == null) {
      throw new IllegalArgumentException("no topic " + wireName);
    }
    return topic;
  }

  /** Kafka topic settings by name. */
  public Map<String, String> settings() {
    return settings;
  }

  private static Map<String, String> kept28Days() {
    return Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(28)));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
