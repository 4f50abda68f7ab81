package dev.milepost.notification.inbox;

import dev.milepost.notification.rules.Finding;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept.
 *
 * @param place later messages have higher ones
 * @param readAt business time; null while unread
 */
record InboxEntry(
    long place,
    UUID id,
    UUID enrolment,
    UUID learner,
    Finding finding,
    Instant dueAt,
    @Nullable Instant readAt) {}
