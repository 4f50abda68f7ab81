package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.rules.Finding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that one mail is made of.
 *
 * @param dedupeKey names the message for good
 * @param dueAt business time, the mail's date
 * @param finding what to tell, as it stands at {@code moment}
 * @param token lets the reader stop such mails
 * @param wording the cohort's own words; null for ours
 */
public record Mail(
    String dedupeKey,
    Instant dueAt,
    Finding finding,
    Moment moment,
    Address address,
    String token,
    @Nullable Wording wording) {}
