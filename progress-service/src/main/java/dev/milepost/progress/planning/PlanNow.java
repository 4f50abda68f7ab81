package dev.milepost.progress.planning;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.pace.Plan;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;

/**
 * An enrolment's plan while it is being changed.
 *
 * @param standing what of it is done
 * @param laidOut what the cohort's calendar would have it be
 */
public record PlanNow(Cohort cohort, Standing standing, Plan plan, Plan laidOut) {

  public Outline outline() {
    return standing.outline();
  }
}
