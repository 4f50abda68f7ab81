package dev.milepost.progress.planning;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.Enrolment;
import org.springframework.stereotype.Component;

/** Looks at an enrolment's plan without holding anybody up. */
@Component
public class ReadPlan {

  private final Cohorts cohorts;
  private final PlanRows plans;

  ReadPlan(Cohorts cohorts, PlanRows plans) {
    this.cohorts = cohorts;
    this.plans = plans;
  }

  /**
   * The plan as it is at one moment; whoever changes it reads it anew. Looks at nobody's rights.
   */
  public PlanNow read(Enrolment enrolment) {
    Cohort cohort = cohorts.find(enrolment.cohortId()).orElseThrow();
    return plans.read(cohort, enrolment);
  }
}
