package dev.milepost.progress.recording;

import dev.milepost.events.MilestoneReported;
import dev.milepost.messaging.Incoming;
import dev.milepost.messaging.Rejected;
import java.util.UUID;

/** A milestone event and the Kafka record that brought it. */
record Arrival(Incoming incoming, MilestoneReported event) {

  Key key() {
    return new Key(event.learner(), event.id());
  }

  Rejected rejected(String reason) {
    return new Rejected(incoming, reason);
  }

  /** What makes an event the same event, within a term. */
  record Key(UUID learner, UUID id) {}
}
