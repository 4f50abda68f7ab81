package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.rules.Finding;
import java.time.Instant;

/**
 * All that one mail is made of.
 *
 * @param dedupeKey names the message for good
 * @param dueAt business time, the mail's date
 * @param finding what to tell, as it stands at {@code moment}
 * @param token lets the reader stop such mails
 */
public record Mail(
    String dedupeKey,
    Instant dueAt,
    Finding finding,
    Moment moment,
    Address address,
    String token) {}
