package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.WaitingReview;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * @param day of the message, in the cohort's zone
 * @param waiting what waits for long enough to be told, longest first; at most {@link #MOST} of it
 * @param total how much there is of it
 */
public record ReviewsWaiting(LocalDate day, List<WaitingReview> waiting, int total)
    implements Finding.AboutCohort {

  /** More are counted and not told one by one. */
  public static final int MOST = 20;

  @Override
  public Rule rule() {
    return Rule.REVIEW_WAITING;
  }

  @Override
  public String subject() {
    return day.toString();
  }

  @Override
  public Set<UUID> named() {
    return waiting.stream().map(WaitingReview::learner).collect(Collectors.toSet());
  }
}
