package dev.milepost.progress.replanning;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows from which day on an enrolment can be planned. */
@Component
class PlanningTime {

  private final BusinessClock clock;

  PlanningTime(BusinessClock clock) {
    this.clock = clock;
  }

  /**
   * Today in the cohort's zone, or the enrolment's first day while that is to come; null after the
   * cohort's last day, and from the day of a withdrawal on.
   */
  @Nullable LocalDate earliest(Cohort cohort, Enrolment enrolment) {
    LocalDate today = clock.today(cohort.zone());
    LocalDate withdrawn = enrolment.withdrawnOn();
    if (today.isAfter(cohort.endDay()) || (withdrawn != null && !withdrawn.isAfter(today))) {
      return null;
    }
    return today.isBefore(enrolment.startsOn()) ? enrolment.startsOn() : today;
  }

  /**
   * As {@link #earliest}.
   *
   * @throws dev.milepost.edge.problem.Problem {@code plan-is-closed} where there is none
   */
  LocalDate require(Cohort cohort, Enrolment enrolment) {
    LocalDate earliest = earliest(cohort, enrolment);
    if (earliest == null) {
      throw ReplanProblems.closed();
    }
    return earliest;
  }
}
