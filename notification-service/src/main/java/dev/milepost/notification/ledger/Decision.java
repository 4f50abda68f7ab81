package dev.milepost.notification.ledger;

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
}
