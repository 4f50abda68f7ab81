package dev.milepost.notification.enrolment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * Something that was handed in and waits for a review.
 *
 * @param submission the event that handed it in
 * @param since the day of that, as told, in the cohort's zone
 */
public record WaitingReview(
    UUID enrolment, UUID learner, String milestone, UUID submission, LocalDate since) {

  /** In a fixed order where two wait for equally long. */
  public static final Comparator<WaitingReview> LONGEST_FIRST =
      Comparator.comparing(WaitingReview::since)
          .thenComparing(waiting -> waiting.submission().toString());
}
