package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/**
 * How to reach a person, as it now is, whole. The only event with personal data; a tombstone under
 * its key erases the person.
 *
 * @param revision grows with every change of this person
 * @param zone in which the person wants to be written to
 */
public record LearnerChanged(
    UUID id,
    UUID learner,
    long revision,
    String organisation,
    String name,
    String email,
    ZoneId zone,
    Locale locale,
    Instant changedAt)
    implements MilepostEvent {

  @Override
  @JsonIgnore
  public Instant time() {
    return changedAt;
  }

  @Override
  @JsonIgnore
  public String key() {
    return learner.toString();
  }
}
