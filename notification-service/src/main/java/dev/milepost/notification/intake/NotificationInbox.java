package dev.milepost.notification.intake;

import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.MilepostEvent;
import dev.milepost.events.Topic;
import dev.milepost.messaging.InboxHandler;
import dev.milepost.messaging.Incoming;
import dev.milepost.messaging.Rejected;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The service's one inbox, on all topics: sorts out what cannot be kept and hands on the rest. */
@Component
class NotificationInbox implements InboxHandler {

  static final String NAME = "notification";

  private final TakeEvents takeEvents;

  NotificationInbox(TakeEvents takeEvents) {
    this.takeEvents = takeEvents;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Topic> topics() {
    return EnumSet.allOf(Topic.class);
  }

  @Override
  public List<Rejected> handle(List<Incoming> batch) {
    var events = new ArrayList<MilepostEvent>();
    var erased = new ArrayList<UUID>();
    var rejected = new ArrayList<Rejected>();
    for (Incoming incoming : batch) {
      Optional<String> fault =
          switch (incoming.reading()) {
            case Reading.Event(MilepostEvent event) -> add(event, events);
            case Reading.Tombstone _ -> addErased(incoming, erased);
            case Reading.Unreadable(String reason) -> Optional.of(reason);
          };
      fault.ifPresent(reason -> rejected.add(new Rejected(incoming, reason)));
    }
    takeEvents.take(events, erased);
    return rejected;
  }

  private static Optional<String> add(MilepostEvent event, List<MilepostEvent> events) {
    Optional<String> fault = Storable.fault(event);
    if (fault.isEmpty()) {
      events.add(event);
    }
    return fault;
  }

  private static Optional<String> addErased(Incoming incoming, List<UUID> erased) {
    if (incoming.topic() != Topic.LEARNER) {
      return Optional.of("only learners can be erased");
    }
    try {
      erased.add(UUID.fromString(incoming.key()));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("the key is no learner's id");
    }
  }
}
