package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.rules.Finding.AboutCohort;
import java.time.LocalDate;
import java.util.Optional;

/** A reason to write to who looks after a cohort; comes with time. */
sealed interface MentorRule<F extends AboutCohort> permits ReviewWaitingRule, MentorDigestRule {

  Rule rule();

  /** Whether this rule may find something on {@code day} of the cohort. */
  boolean looksOn(LocalDate day, Mentor mentor);

  /** What there is to say at a moment at which this rule speaks. */
  Optional<F> finding(CohortMoment now);

  /** The finding as it stands later, on its way out; empty when there is nothing left to say. */
  Optional<F> stillTrue(F finding, CohortMoment now);
}
