package dev.milepost.progress.recording;

import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.MilestoneReported;
import dev.milepost.events.Topic;
import dev.milepost.messaging.InboxHandler;
import dev.milepost.messaging.Incoming;
import dev.milepost.messaging.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes milestone events from Kafka and has them recorded. */
@Component
class MilestoneListener implements InboxHandler {

  private final RecordMilestones recordMilestones;

  MilestoneListener(RecordMilestones recordMilestones) {
    this.recordMilestones = recordMilestones;
  }

  @Override
  public String name() {
    return RecordMilestones.INBOX;
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.MILESTONE);
  }

  @Override
  public List<Rejected> handle(List<Incoming> batch) {
    var arrivals = new ArrayList<Arrival>(batch.size());
    var rejected = new ArrayList<Rejected>();
    for (Incoming incoming : batch) {
      if (incoming.reading() instanceof Reading.Event(MilestoneReported event)) {
        arrivals.add(new Arrival(incoming, event));
      } else {
        rejected.add(new Rejected(incoming, "only milestone events belong on this topic"));
      }
    }
    rejected.addAll(recordMilestones.record(arrivals));
    return rejected;
  }
}
