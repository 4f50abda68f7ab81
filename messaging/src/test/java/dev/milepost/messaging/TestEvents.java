package dev.milepost.messaging;

import dev.milepost.events.EventIds;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class TestEvents {

  private TestEvents() {}

  static MilestoneReported milestone(UUID learner) {
    return milestone(learner, null);
  }

  static MilestoneReported milestone(UUID learner, @Nullable String note) {
    Instant now = Instant.parse("2026-03-02T08:00:00Z");
    return new MilestoneReported(
        EventIds.at(now),
        learner,
        UUID.randomUUID(),
        learner,
        "api",
        "git-basics",
        MilestoneEventType.COMPLETED,
        null,
        now,
        now,
        null,
        note,
        false,
        1);
  }
}
