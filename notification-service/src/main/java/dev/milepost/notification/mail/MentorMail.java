package dev.milepost.notification.mail;

import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.rules.Finding.AboutCohort;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that one mail to a mentor is made of.
 *
 * @param dedupeKey names the message for good
 * @param dueAt business time, the mail's date
 * @param token lets the reader stop such mails
 * @param wording the cohort's own words; null for ours
 */
public record MentorMail(
    String dedupeKey,
    Instant dueAt,
    Story story,
    Address address,
    String token,
    @Nullable Wording wording) {

  AboutCohort finding() {
    return story.finding();
  }

  Mentor mentor() {
    return story.mentor();
  }

  /**
   * What there is to tell.
   *
   * @param finding as it stands on {@code today}, a day in the cohort's zone
   * @param names of the learners that it is about; of some none may be known
   */
  public record Story(
      AboutCohort finding, Mentor mentor, LocalDate today, Map<UUID, String> names) {

    /** Without names, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "Story[hidden]";
    }
  }
}
