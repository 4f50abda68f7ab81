package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the staff of a learner's cohort wrote to the learner. Its text is content of people's
 * own: never a template, and never logged.
 *
 * @param author the person who wrote it
 * @param subject null when none was given
 * @param text plain text of 1 to 4000 characters
 * @param writtenAt in business time
 */
public record MentorWrote(
    UUID id,
    UUID learner,
    UUID enrolment,
    UUID cohort,
    UUID author,
    @Nullable String subject,
    String text,
    Instant writtenAt)
    implements MilepostEvent {

  @Override
  @JsonIgnore
  public Instant time() {
    return writtenAt;
  }

  @Override
  @JsonIgnore
  public String key() {
    return learner.toString();
  }

  /** Without subject and text, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "MentorWrote[" + id + "]";
  }
}
