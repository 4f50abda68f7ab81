package dev.milepost.progress.intervening;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.enrolling.Enrolment;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What cannot be done for a learner any more. */
@Configuration(proxyBeanMethods = false)
public class InterventionProblems {

  private static final ProblemType TOO_LATE =
      new ProblemType(
          "too-late-to-help",
          409,
          "Too late to help",
          "The cohort is over or the learner has withdrawn: nothing reaches them any more.");
  private static final ProblemType NOTHING_TO_EXTEND =
      new ProblemType(
          "nothing-to-extend",
          409,
          "Nothing to extend",
          "Everything is done, or what is not is due on the cohort's last day already. Give the"
              + " cohort a later end to plan beyond it.");

  @Bean
  ProblemTypes interventionProblemTypes() {
    return ProblemTypes.of(TOO_LATE, NOTHING_TO_EXTEND);
  }

  /**
   * @param today in the cohort's zone
   * @throws Problem {@code too-late-to-help} after the cohort's last day or that of a withdrawal
   */
  public static void refuseWhenTooLate(Cohort cohort, Enrolment enrolment, LocalDate today) {
    LocalDate withdrawn = enrolment.withdrawnOn();
    if (withdrawn != null && !withdrawn.isAfter(today)) {
      throw new Problem(TOO_LATE, "The learner has withdrawn from this cohort.");
    }
    if (today.isAfter(cohort.endDay())) {
      throw new Problem(TOO_LATE, "This cohort is over; nothing is sent any more.");
    }
  }

  static Problem nothingToExtend() {
    return new Problem(NOTHING_TO_EXTEND, "No due day of this learner can move.");
  }
}
