package dev.milepost.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Anything that one service tells the others.
 *
 * <p>Two kinds: a <em>state</em> event carries the whole of what it names and goes onto a compacted
 * topic, where the last one per key stands; a <em>happening</em> is kept for 28 days. Fields may be
 * added to an event; anything else is a new event type beside the old.
 */
public sealed interface MilepostEvent
    permits RoadmapPublished,
        CohortChanged,
        EnrolmentChanged,
        LearnerChanged,
        MilestoneReported,
        Crossing,
        MentorWrote {

  /** Unique among all events; the same for every delivery of one event. */
  UUID id();

  /** When what it tells happened, in business time. */
  Instant time();

  /** The Kafka key: events with one key stay in order. */
  String key();
}
