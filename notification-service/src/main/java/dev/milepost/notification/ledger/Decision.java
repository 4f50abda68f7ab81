package dev.milepost.notification.ledger;

import dev.milepost.events.EventIds;
import dev.milepost.notification.policy.Assessment.Times;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Finding;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on one finding.
 *
 * @param decidedAt business time
 * @param heldBack why it is not sent; null when it is to be sent
 * @param countsAt when it counts against its reader's limits; null when it does not
 */
public record Decision(
    UUID enrolment,
    UUID learner,
    Finding finding,
    Times times,
    Instant decidedAt,
    @Nullable HeldBack heldBack,
    @Nullable Instant countsAt) {

  public String dedupeKey() {
    return finding.dedupeKey(enrolment);
  }

  /** Names this decision for good: the same happening decided on again has the same. */
  public UUID id() {
    return EventIds.of("decision", dedupeKey(), times.recorded().toString());
  }

  /** What the ledger keeps it under: one that was no longer true gives its dedupe key back. */
  public String ledgerKey() {
    return heldBack == HeldBack.NO_LONGER_TRUE ? dedupeKey() + "/" + id() : dedupeKey();
  }

  /** Whether it waits for the next digest. */
  public boolean isFolded() {
    return heldBack != null && heldBack.folds();
  }
}
