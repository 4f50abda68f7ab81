package dev.milepost.progress.recording;

import dev.milepost.events.MilestoneReported;
import dev.milepost.progress.projecting.EnrolmentFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an event can be recorded at all, whoever sent it. Everything here would otherwise
 * make the database refuse the whole batch, again and again. A report that was accepted just before
 * its cohort was moved to a version without the milestone is recorded all the same.
 */
final class RecordableEvents {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private RecordableEvents() {}

  /**
   * @param facts of the enrolment that the event names
   * @return what is wrong, or null
   */
  static @Nullable String fault(MilestoneReported event, EnrolmentFacts facts) {
    if (!facts.knows(event.milestone())) {
      return "no such milestone in any version of the roadmap that the cohort has or had";
    }
    if (isAbsurd(event.occurredAt()) || isAbsurd(event.reportedAt())) {
      return "a time before 1970 or after 2199";
    }
    if (hasNul(event.source()) || hasNul(event.evidence()) || hasNul(event.note())) {
      return "a text with a NUL character";
    }
    return null;
  }

  private static boolean isAbsurd(Instant time) {
    return time.isBefore(EARLIEST) || time.isAfter(LATEST);
  }

  private static boolean hasNul(@Nullable String text) {
    return text != null && text.indexOf('\0') >= 0;
  }
}
