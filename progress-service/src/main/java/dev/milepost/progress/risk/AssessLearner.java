package dev.milepost.progress.risk;

import dev.milepost.progress.cohorts.Cohort;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells of one learner whether they may need help, snoozed or not. */
@Component
class AssessLearner {

  private final Situations situations;

  AssessLearner(Situations situations) {
    this.situations = situations;
  }

  /**
   * @param today in the cohort's zone
   */
  Optional<Risk> assess(Cohort cohort, UUID enrolment, LocalDate today) {
    return new RiskRule(cohort.startDay(), cohort.endDay(), today).assess(situations.of(enrolment));
  }
}
