package dev.milepost.progress.identity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/**
 * A person as they now are.
 *
 * @param zone in which the person wants to be written to
 * @param revision grows with every change
 */
record Person(
    UUID id,
    String organisation,
    String name,
    String email,
    ZoneId zone,
    Locale locale,
    long revision) {

  /** Of the same revision when nothing differs, else of the next. */
  Person with(String newName, ZoneId newZone, Locale newLocale) {
    var changed = new Person(id, organisation, newName, email, newZone, newLocale, revision);
    return changed.equals(this) ? this : changed.next();
  }

  /** Of the same revision when it is the same mailbox, else of the next. */
  Person at(EmailAddress address) {
    return address.key().equals(new EmailAddress(email).key())
        ? this
        : new Person(id, organisation, name, address.text(), zone, locale, revision).next();
  }

  private Person next() {
    return new Person(id, organisation, name, email, zone, locale, revision + 1);
  }

  /**
   * What was only made up gives way when the person first comes by: a name from the address, and
   * English, which whoever enrols others need not choose.
   */
  Person metAs(EmailAddress address, String realName, Locale realLocale) {
    return with(
        name.equals(address.localPart()) ? realName : name,
        zone,
        locale.equals(PersonFields.DEFAULT_LOCALE) ? realLocale : locale);
  }

  /** Without name and address, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
