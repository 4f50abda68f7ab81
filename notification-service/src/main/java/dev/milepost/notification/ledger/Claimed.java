package dev.milepost.notification.ledger;

import dev.milepost.notification.policy.Assessment.Times;
import dev.milepost.notification.rules.Finding;
import java.util.UUID;

/**
 * A message that one dispatcher holds.
 *
 * @param owner the dispatcher
 * @param attempt which try to send this is, from 1
 * @param askedFor whether a person asked for it to be sent again
 */
public record Claimed(
    UUID id,
    String dedupeKey,
    UUID enrolment,
    UUID learner,
    Finding finding,
    Times times,
    UUID owner,
    int attempt,
    boolean askedFor) {}
