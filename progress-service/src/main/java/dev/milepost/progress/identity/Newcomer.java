package dev.milepost.progress.identity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who is made a person if nobody with this address is one yet.
 *
 * @param id the id that the new person gets
 */
public record Newcomer(UUID id, EmailAddress email, String name, ZoneId zone, Locale locale) {

  /** Somebody of whom only the address is known; a first log-in will tell the name. */
  public static Newcomer known(EmailAddress email, ZoneId zone) {
    return new Newcomer(
        UUID.randomUUID(), email, email.localPart(), zone, PersonFields.DEFAULT_LOCALE);
  }

  /** Without name and address, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "Newcomer[" + id + "]";
  }
}
