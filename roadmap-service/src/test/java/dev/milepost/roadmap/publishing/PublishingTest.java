package dev.milepost.roadmap.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.EventFormat;
import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.Topic;
import dev.milepost.roadmap.RoadmapServiceTest;
import dev.milepost.roadmap.document.Notation;
import dev.milepost.test.RealParts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class PublishingTest extends RoadmapServiceTest {

  @Autowired PublishOnce publishOnce;

  private final String slug = newSlug();

  @Test
  void publishingGivesTheNextVersionAndTellsTheOtherServices() {
    save(slug, yaml(slug));

    var published = publish(slug);

    assertThat(published.statusCode()).isEqualTo(201);
    assertThat(header(published, "Location")).isEqualTo(API + "/" + slug + "/versions/1");
    assertThat(json(published).get("unchanged").asBoolean()).isFalse();
    await().atMost(Duration.ofSeconds(30)).until(() -> !eventsOfThis().isEmpty());
    var event = eventsOfThis().getFirst();
    assertThat(event.key()).isEqualTo(slug + "/1");
    assertThat(event.organisation()).isEqualTo("main");
    assertThat(event.roadmap().title()).isEqualTo("First things");
    assertThat(event.publishedAt().toString())
        .isEqualTo(json(published).get("publishedAt").asString());
  }

  @Test
  void publishingAnUnchangedDraftAgainChangesNothing() {
    saveAndPublish(slug, yaml(slug));
    save(slug, yaml(slug) + "\n# Another comment is no other roadmap.\n", "If-Match", "*");

    var again = publish(slug);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).get("unchanged").asBoolean()).isTrue();
    assertThat(json(again).get("version").asInt()).isEqualTo(1);
    assertThat(versions()).isEqualTo(1);
    saveAndPublish(slug, yaml(slug, "Second things"));
    await().atMost(Duration.ofSeconds(30)).until(() -> eventsOfThis().size() >= 2);
    assertThat(eventsOfThis()).extracting(RoadmapPublished::version).containsExactly(1, 2);
  }

  @Test
  void ofSeveralWhoPublishAtOnceOneGetsTheVersionAndTheOthersTheSame() {
    save(slug, yaml(slug));

    var statuses =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> publish(slug).statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200, 200, 200, 200);
    assertThat(versions()).isEqualTo(1);
  }

  @Test
  void onlyTheDraftThatWasSeenIsPublishedWhenItIsNamed() {
    save(slug, yaml(slug));
    String path = API + "/" + slug + "/publish";
    String token = "Bearer " + admin();

    assertProblem(
        post(path, "", "Authorization", token, "If-Match", "\"2\""), 412, "roadmaps/draft-changed");
    assertThat(post(path, "", "Authorization", token, "If-Match", "\"1\"").statusCode())
        .isEqualTo(201);
  }

  @Test
  void withoutADraftThereIsNothingToPublish() {
    assertProblem(publish(slug), 404, "not-found");
    assertProblem(
        post(API + "/" + slug + "/publish", "", "Authorization", "Bearer " + learner()),
        403,
        "not-allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update roadmap_version set published_at = published_at",
        "delete from roadmap_version",
        "truncate roadmap_version",
        "delete from roadmap"
      })
  void theDatabaseItselfKeepsWhatIsPublished(String change) {
    saveAndPublish(slug, yaml(slug));

    assertThatThrownBy(() -> jdbc.sql(change).update()).isInstanceOf(DataAccessException.class);
    assertThat(versions()).isEqualTo(1);
  }

  @Test
  void ofSeveralInstancesThatStartAtOnceOnePublishesWhatTheProgramBrings() {
    var published =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> publishOnce.publish("main", slug, Notation.YAML, yaml(slug))))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .collect(Collectors.groupingBy(done -> done, Collectors.counting()));

    assertThat(published).isEqualTo(Map.of(true, 1L, false, 5L));
    assertThat(versions()).isEqualTo(1);
  }

  @Test
  void whatPeopleHaveMadeIsNeverOverwrittenByWhatTheProgramBrings() {
    save(slug, yaml(slug, "Ours"));

    assertThat(publishOnce.publish("main", slug, Notation.YAML, yaml(slug, "Theirs"))).isFalse();

    assertThat(versions()).isZero();
    publish(slug);
    assertThat(json(get(API + "/" + slug)).get("title").asString()).isEqualTo("Ours");
  }

  @Test
  void publishedVersionsAreCounted() {
    saveAndPublish(slug, yaml(slug));

    assertThat(atManagement("/actuator/prometheus").body())
        .contains("milepost_roadmap_versions_published_total");
    assertThat(atManagement("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(atManagement("/actuator/health/liveness").statusCode()).isEqualTo(200);
  }

  private int versions() {
    return jdbc.sql("select count(*) from roadmap_version where slug = :slug")
        .param("slug", slug)
        .query(Integer.class)
        .single();
  }

  /** What stands on the topic for this roadmap now, in order of version. */
  private List<RoadmapPublished> eventsOfThis() {
    var format = new EventFormat("/test");
    return records().stream()
        .filter(record -> record.key().startsWith(slug + "/"))
        .map(record -> (Reading.Event) format.read(headers(record), record.value()))
        .map(reading -> (RoadmapPublished) reading.event())
        .sorted(java.util.Comparator.comparingInt(RoadmapPublished::version))
        .toList();
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    return StreamSupport.stream(record.headers().spliterator(), false)
        .collect(
            Collectors.toMap(
                header -> header.key(),
                header -> new String(header.value(), StandardCharsets.UTF_8)));
  }

  private static List<ConsumerRecord<String, byte[]>> records() {
    Map<String, Object> settings = Map.of("bootstrap.servers", RealParts.get().bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topic.ROADMAP.wireName()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      var found = new ArrayList<ConsumerRecord<String, byte[]>>();
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }
}
