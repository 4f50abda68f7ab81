package dev.milepost.benchmarks.relay;

import dev.milepost.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what relays send, from the beginning, until it is closed. */
final class Receiver implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Arrivals arrivals;
  private final Thread thread;
  private volatile boolean running = true;

  Receiver(String bootstrapServers, Arrivals arrivals) {
    this.arrivals = arrivals;
    thread = Thread.ofPlatform().name("receiver").start(() -> read(bootstrapServers));
  }

  private void read(String bootstrapServers) {
    var partitions =
        IntStream.range(0, Topic.PARTITIONS)
            .mapToObj(number -> new TopicPartition(Topic.PROGRESS.wireName(), number))
            .toList();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "max.poll.records",
                5_000,
                "enable.auto.commit",
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (running) {
        for (var record : consumer.poll(POLL)) {
          arrivals.note(record.key(), id(record), System.nanoTime());
        }
      }
    }
  }

  private static UUID id(ConsumerRecord<String, byte[]> record) {
    byte[] id = record.headers().lastHeader("ce_id").value();
    return UUID.fromString(new String(id, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
