package dev.milepost.progress.roadmaps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.Topic;
import dev.milepost.messaging.Incoming;
import dev.milepost.messaging.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the database would refuse again and again is refused before it, so that good ones go on. */
class RoadmapListenerTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

  private final RoadmapListener listener = new RoadmapListener(new PublishedRoadmaps(null));

  @Test
  void aVersionThatNobodyCanPublish() {
    assertThat(refusal(published("Title", 0, NOW))).isEqualTo("a version below 1");
  }

  @Test
  void aTimeThatNoCalendarNeeds() {
    assertThat(refusal(published("Title", 1, Instant.MAX))).contains("after 2199");
  }

  @Test
  void aTextThatNoDocumentCanHold() {
    assertThat(refusal(published("Ti\0tle", 1, NOW))).isEqualTo("a text with a NUL character");
  }

  @Test
  void anythingButARoadmap() {
    assertThat(refusal(new Reading.Tombstone())).contains("only published roadmaps");
  }

  private String refusal(Reading reading) {
    return listener.handle(List.of(new Incoming(Topic.ROADMAP, 0, 0, "", reading))).stream()
        .map(Rejected::reason)
        .findFirst()
        .orElse("taken");
  }

  private static Reading published(String title, int version, Instant at) {
    List<String> none = List.of();
    var roadmap =
        new Roadmap(
            "slug", title, "", null, List.of(), List.of(), List.of(), none, List.of(), List.of());
    return new Reading.Event(new RoadmapPublished(UUID.randomUUID(), "main", roadmap, version, at));
  }
}
