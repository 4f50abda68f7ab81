package dev.milepost.notification.ledger;

import dev.milepost.events.EventIds;
import dev.milepost.notification.policy.Assessment.Times;
import dev.milepost.notification.rules.Finding;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that one dispatcher holds.
 *
 * @param enrolment null for what a mentor is told of a cohort
 * @param cohort null only where an enrolment's was not known when it was decided
 * @param learner the reader, mentors included
 * @param owner the dispatcher
 * @param attempt which try to send this is, from 1
 * @param countedAt when it counts against its reader's limits so far; null when it does not
 * @param askedFor whether a person asked for it to be sent again
 */
public record Claimed(
    UUID id,
    String dedupeKey,
    @Nullable UUID enrolment,
    @Nullable UUID cohort,
    UUID learner,
    Finding finding,
    Times times,
    UUID owner,
    int attempt,
    @Nullable Instant countedAt,
    boolean askedFor) {

  /** What stands before the {@code @} in the mail's Message-ID, the same at every try. */
  public UUID messageId() {
    return EventIds.of("message", dedupeKey);
  }
}
