package dev.milepost.progress.roadmaps;

import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.Topic;
import dev.milepost.messaging.InboxHandler;
import dev.milepost.messaging.Incoming;
import dev.milepost.messaging.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps every roadmap version that is published. */
@Component
class RoadmapListener implements InboxHandler {

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
      if (incoming.reading() instanceof Reading.Event(RoadmapPublished published)) {
        roadmaps.keep(published);
      } else {
        rejected.add(new Rejected(incoming, "only published roadmaps belong on this topic"));
      }
    }
    return rejected;
  }
}
