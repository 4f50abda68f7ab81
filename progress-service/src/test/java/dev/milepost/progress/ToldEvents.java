package dev.milepost.progress;

import dev.milepost.events.EventFormat;
import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.MilepostEvent;
import dev.milepost.events.Topic;
import dev.milepost.test.RealParts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** What the service has told the others on a topic. */
public final class ToldEvents {

  private static final EventFormat FORMAT = new EventFormat("/test");

  private ToldEvents() {}

  /** The events under a key, oldest first, once there are {@code count} of them. */
  public static <T extends MilepostEvent> List<T> await(Topic topic, UUID key, int count) {
    return Awaitility.await()
        .until(() -> ToldEvents.<T>read(topic, key), events -> events.size() >= count);
  }

  @SuppressWarnings("unchecked")
  private static <T extends MilepostEvent> List<T> read(Topic topic, UUID key) {
    var events = new ArrayList<T>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", RealParts.get().bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.wireName()).stream()
              .map(partition -> new TopicPartition(topic.wireName(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          if (key.toString().equals(record.key())
              && FORMAT.read(headers(record), record.value()) instanceof Reading.Event told) {
            events.add((T) told.event());
          }
        }
      }
    }
    return events;
  }

  private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
    var headers = new HashMap<String, String>();
    record
        .headers()
        .forEach(one -> headers.put(one.key(), new String(one.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
