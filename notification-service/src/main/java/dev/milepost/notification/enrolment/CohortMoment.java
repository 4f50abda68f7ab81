package dev.milepost.notification.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How a cohort stands for one of its mentors, with everything that is known.
 *
 * @param waiting what waits for a review, {@link WaitingReview#LONGEST_FIRST}
 * @param learners who is enrolled; empty where only reviews were asked for
 */
public record CohortMoment(
    Mentor mentor, Instant at, List<WaitingReview> waiting, List<LearnerSituation> learners)
    implements View {

  @Override
  public Course course() {
    return mentor.course();
  }

  @Override
  public SendTimes sendTimes() {
    return mentor.sendTimes();
  }

  @Override
  public LocalDate today() {
    return course().dayOf(at);
  }

  @Override
  public boolean isWithdrawn() {
    return !mentor.appointed();
  }
}
