package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.WaitingReview;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that was handed in waits for a review: told after some days, and again after some more,
 * and then no more. One message a day names everything that waits for so long in a cohort.
 */
public final class ReviewWaitingRule implements MentorRule<ReviewsWaiting> {

  @Override
  public Rule rule() {
    return Rule.REVIEW_WAITING;
  }

  @Override
  public boolean looksOn(LocalDate day, Mentor mentor) {
    return true;
  }

  @Override
  public Optional<ReviewsWaiting> finding(CohortMoment now) {
    boolean turns = now.waiting().stream().anyMatch(waiting -> turns(waiting, now));
    return turns ? tell(now.today(), now) : Optional.empty();
  }

  /** Without what was reviewed since. */
  @Override
  public Optional<ReviewsWaiting> stillTrue(ReviewsWaiting finding, CohortMoment now) {
    return tell(finding.day(), now);
  }

  private boolean turns(WaitingReview waiting, CohortMoment now) {
    Mentor mentor = now.mentor();
    return rule().setting(now.course().settings()).numbers().stream()
        .map(days -> rule().speaksOn(waiting.since().plusDays(days), mentor.sendTimes()))
        .anyMatch(now.at()::equals);
  }

  private Optional<ReviewsWaiting> tell(LocalDate day, CohortMoment now) {
    LocalDate latest = day.minusDays(rule().setting(now.course().settings()).number());
    List<WaitingReview> all =
        now.waiting().stream().filter(waiting -> !waiting.since().isAfter(latest)).toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReviewsWaiting(day, all.stream().limit(ReviewsWaiting.MOST).toList(), all.size()));
  }
}
