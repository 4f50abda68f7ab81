package dev.milepost.messaging;

import dev.milepost.events.Topic;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates Milepost's topics where they are missing; leaves those that exist as they are. */
final class TopicCreation {

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
      for (Topic topic : Topic.values()) {
        create(admin, topic);
      }
      var names = Arrays.stream(Topic.values()).map(Topic::wireName).toList();
      return admin.describeTopics(names).allTopicNames().get().entrySet().stream()
          .collect(
              Collectors.toMap(Map.Entry::getKey, entry -> toUuid(entry.getValue().topicId())));
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

  private void create(Admin admin, Topic topic) throws ExecutionException, InterruptedException {
    var wanted =
        new NewTopic(topic.wireName(), Topic.PARTITIONS, replicas).configs(topic.settings());
    try {
      admin.createTopics(List.of(wanted)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static UUID toUuid(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }
}
