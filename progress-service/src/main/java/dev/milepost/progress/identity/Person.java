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

  /** A name that was only made up from the address gives way to a real one. */
  Person named(EmailAddress address, String realName) {
    return name.equals(address.localPart()) ? with(realName, zone, locale) : this;
  }

  /** Without name and address, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
