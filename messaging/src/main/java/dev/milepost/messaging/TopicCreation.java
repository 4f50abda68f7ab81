package dev.milepost.messaging;

import dev.milepost.events.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates Milepost's topics where they are missing; leaves those that exist as they are. */
final class TopicCreation {

  private static final int LOOKS = 50;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Map<String, Object> adminSettings;
  private final short replicas;

  TopicCreation(Map<String, Object> adminSettings, short replicas) {
    this.adminSettings = adminSettings;
    this.replicas = replicas;
  }

  /**
   * Makes sure that all topics are there and tells their ids.
   *
   * @throws KafkaException when the broker cannot be reached or refuses
   */
  synchronized Map<String, UUID> ensure() {
    try (var admin = Admin.create(adminSettings)) {
      create(admin);
      return idsOf(admin);
    } catch (ExecutionException e) {
      throw new KafkaException("topics cannot be created or described", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while creating topics", e);
    }
  }

  /** By partition, the offset that the next record will have. */
  Map<Integer, Long> endOffsets(Topic topic) {
    try (var admin = Admin.create(adminSettings)) {
      var described = admin.describeTopics(List.of(topic.wireName())).allTopicNames().get();
      var partitions = new HashMap<TopicPartition, OffsetSpec>();
      for (var description : described.values()) {
        for (var partition : description.partitions()) {
          partitions.put(
              new TopicPartition(topic.wireName(), partition.partition()), OffsetSpec.latest());
        }
      }
      return admin.listOffsets(partitions).all().get().entrySet().stream()
          .collect(
              Collectors.toMap(
                  entry -> entry.getKey().partition(), entry -> entry.getValue().offset()));
    } catch (ExecutionException e) {
      throw new KafkaException("the ends of a topic cannot be told", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while looking at a topic", e);
    }
  }

  private void create(Admin admin) throws ExecutionException, InterruptedException {
    var wanted = Arrays.stream(Topic.values()).map(this::newTopic).toList();
    for (KafkaFuture<Void> created : admin.createTopics(wanted).values().values()) {
      try {
        created.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private NewTopic newTopic(Topic topic) {
    return new NewTopic(topic.wireName(), Topic.PARTITIONS, replicas).configs(topic.settings());
  }

  /** A topic that was created a moment ago, by whomever, is not known to every broker at once. */
  private static Map<String, UUID> idsOf(Admin admin)
      throws ExecutionException, InterruptedException {
    var names = Arrays.stream(Topic.values()).map(Topic::wireName).toList();
    for (int looks = 1; ; looks++) {
      try {
        return admin.describeTopics(names).allTopicNames().get().values().stream()
            .collect(Collectors.toMap(TopicDescription::name, topic -> toUuid(topic.topicId())));
      } catch (ExecutionException e) {
        if (looks == LOOKS || !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    }
  }

  private static UUID toUuid(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }
}
