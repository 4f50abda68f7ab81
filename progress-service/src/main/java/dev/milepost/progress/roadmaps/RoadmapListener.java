package dev.milepost.progress.roadmaps;

import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.Topic;
import dev.milepost.messaging.InboxHandler;
import dev.milepost.messaging.Incoming;
import dev.milepost.messaging.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every roadmap version that is published. */
@Component
class RoadmapListener implements InboxHandler {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final PublishedRoadmaps roadmaps;

  RoadmapListener(PublishedRoadmaps roadmaps) {
    this.roadmaps = roadmaps;
  }

  @Override
  public String name() {
    return "progress-roadmaps";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.ROADMAP);
  }

  @Override
  public List<Rejected> handle(List<Incoming> batch) {
    var rejected = new ArrayList<Rejected>();
    for (Incoming incoming : batch) {
      String fault = fault(incoming.reading());
      if (fault != null) {
        rejected.add(new Rejected(incoming, fault));
      } else if (incoming.reading() instanceof Reading.Event(RoadmapPublished published)) {
        roadmaps.keep(published);
      }
    }
    return rejected;
  }

  /** What would make the database refuse it again and again; null for what can be kept. */
  private static @Nullable String fault(Reading reading) {
    if (!(reading instanceof Reading.Event(RoadmapPublished published))) {
      return "only published roadmaps belong on this topic";
    }
    if (published.version() < 1) {
      return "a version below 1";
    }
    if (published.publishedAt().isBefore(Instant.EPOCH)
        || published.publishedAt().isAfter(LATEST)) {
      return "a time before 1970 or after 2199";
    }
    return JSON.writeValueAsString(published).contains("\\u0000")
        ? "a text with a NUL character"
        : null;
  }
}
