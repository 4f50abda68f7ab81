package dev.milepost.notification.ledger;

import dev.milepost.events.EventIds;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Finding.AboutCohort;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on one finding about a cohort for one of its mentors.
 *
 * @param due when the message is due; it comes with time, so nothing happened before
 * @param decidedAt business time
 * @param heldBack why it is not sent; null when it is to be sent
 * @param countsAt when it counts against its reader's limits; null when it does not
 */
public record MentorDecision(
    UUID cohort,
    UUID mentor,
    AboutCohort finding,
    Instant due,
    Instant decidedAt,
    @Nullable HeldBack heldBack,
    @Nullable Instant countsAt) {

  public String dedupeKey() {
    return finding.dedupeKey(cohort, mentor);
  }

  UUID id() {
    return EventIds.of("decision", dedupeKey(), due.toString());
  }

  /** As {@link Decision#ledgerKey}. */
  String ledgerKey() {
    return heldBack == HeldBack.NO_LONGER_TRUE ? dedupeKey() + "/" + id() : dedupeKey();
  }
}
