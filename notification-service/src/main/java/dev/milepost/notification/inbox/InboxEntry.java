package dev.milepost.notification.inbox;

import dev.milepost.notification.rules.Finding;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is kept: about an enrolment or about a cohort, of which the other is null.
 *
 * @param place later messages have higher ones
 * @param learner the reader, mentors included
 * @param variant of the wording that was drawn for it; null where there was no choice
 * @param readAt business time; null while unread
 */
record InboxEntry(
    long place,
    UUID id,
    @Nullable UUID enrolment,
    @Nullable UUID cohort,
    UUID learner,
    Finding finding,
    @Nullable String variant,
    Instant dueAt,
    @Nullable Instant readAt) {}
