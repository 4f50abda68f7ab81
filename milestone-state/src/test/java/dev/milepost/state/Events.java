package dev.milepost.state;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Milestone events for tests, told by the minute they happened in. */
final class Events {

  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private Events() {}

  static UUID id(int number) {
    return new UUID(7, number);
  }

  static Instant minute(int minute) {
    return START.plusSeconds(60L * minute);
  }

  static MilestoneReported event(int number, MilestoneEventType type, int minute) {
    return event(number, type, minute, null);
  }

  static MilestoneReported review(int number, MilestoneEventType type, int minute, int submission) {
    return event(number, type, minute, id(submission));
  }

  static MilestoneHistory history(MilestoneReported... events) {
    return history(List.of(events));
  }

  static MilestoneHistory history(List<MilestoneReported> events) {
    var history = MilestoneHistory.NONE;
    for (var event : events) {
      history = history.with(event);
    }
    return history;
  }

  private static MilestoneReported event(
      int number, MilestoneEventType type, int minute, @Nullable UUID submission) {
    return new MilestoneReported(
        id(number),
        new UUID(1, 1),
        new UUID(2, 2),
        new UUID(1, 1),
        "api",
        "git-basics",
        type,
        submission,
        minute(minute),
        minute(minute),
        null,
        null,
        false,
        number);
  }
}
