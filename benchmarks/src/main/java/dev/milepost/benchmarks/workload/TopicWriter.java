package dev.milepost.benchmarks.workload;

import dev.milepost.events.EventFormat.Written;
import dev.milepost.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes events to a topic of a broker, which is made as the product makes it. */
public final class TopicWriter implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Map<Integer, UUID> last = new ConcurrentHashMap<>();

  private TopicWriter(KafkaProducer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * @param topic made new; must not be there
   */
  public static TopicWriter create(Topic topic, String bootstrapServers) {
    createLike(topic, topic.wireName(), bootstrapServers);
    return to(bootstrapServers);
  }

  /** Makes a topic of another name with the settings that the product gives to this one. */
  public static void createLike(Topic topic, String name, String bootstrapServers) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      var wanted = new NewTopic(name, Topic.PARTITIONS, (short) 1);
      admin.createTopics(List.of(wanted.configs(topic.settings()))).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("the topic could not be made", e);
    }
  }

  /** Writes to topics that are there. */
  public static TopicWriter to(String bootstrapServers) {
    return new TopicWriter(
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "batch.size",
                128 * 1024,
                "linger.ms",
                20,
                "max.request.size",
                Topic.LARGEST_EVENT_BYTES),
            new StringSerializer(),
            new ByteArraySerializer()));
  }

  public void send(Written event) {
    var message = new ProducerRecord<>(event.topic().wireName(), event.key(), event.value());
    event
        .headers()
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(
        message,
        (place, fault) -> {
          if (fault == null) {
            last.put(place.partition(), UUID.fromString(event.headers().get("ce_id")));
          } else {
            failure.set(fault);
          }
        });
  }

  /** The ids of the events that stand last in each partition, once this is closed. */
  public Collection<UUID> lastIds() {
    return last.values();
  }

  /**
   * Returns once the broker has all.
   *
   * @throws IllegalStateException when it has not
   */
  @Override
  public void close() {
    producer.close();
    if (failure.get() != null) {
      throw new IllegalStateException("events were not written", failure.get());
    }
  }
}
