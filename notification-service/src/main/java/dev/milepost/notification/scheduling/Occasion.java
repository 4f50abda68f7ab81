package dev.milepost.notification.scheduling;

import dev.milepost.notification.rules.Rule;
import java.time.Instant;
import java.util.UUID;

/**
 * Something has happened that may be worth a message.
 *
 * @param subject the stage of a completed stage; else empty
 * @param happenedAt business time, as told
 * @param recordedAt business time; when the message is due
 * @param seenAt when this service learned of it, in system time
 */
public record Occasion(
    UUID enrolment,
    Rule rule,
    String subject,
    Instant happenedAt,
    Instant recordedAt,
    Instant seenAt) {}
