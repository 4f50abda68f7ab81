package dev.milepost.local.mail;

import java.time.Instant;

/**
 * What the list shows of a mail.
 *
 * @param id names its file and orders mails by arrival
 * @param to the address that the SMTP envelope named
 */
record CaughtMail(String id, Instant receivedAt, String to, String from, String subject) {}
