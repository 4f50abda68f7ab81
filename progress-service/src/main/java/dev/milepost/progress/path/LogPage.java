package dev.milepost.progress.path;

import dev.milepost.events.MilestoneEventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of an enrolment's log, what happened last first.
 *
 * @param next the path of the page with what happened before; null at the log's beginning
 */
record LogPage(List<LoggedEvent> events, @Nullable String next) {

  /**
   * @param byLearner false when a mentor, an admin or an import reported it
   * @param counted false when it happened outside of the enrolment: then it is only recorded
   * @param submission for a review: the submission that it judges
   */
  record LoggedEvent(
      UUID id,
      String milestone,
      MilestoneEventType type,
      Instant occurredAt,
      Instant reportedAt,
      Instant recordedAt,
      String source,
      boolean byLearner,
      boolean carriedOver,
      boolean counted,
      @Nullable UUID submission,
      @Nullable String evidence,
      @Nullable String note) {}
}
