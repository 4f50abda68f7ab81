package dev.milepost.progress.replanning;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.planning.ChangePlan;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives an enrolment back to its cohort's calendar. */
@Component
class ReturnToCohort {

  private final EnrolmentAccess access;
  private final Cohorts cohorts;
  private final ChangePlan plans;
  private final PlanningTime time;

  ReturnToCohort(EnrolmentAccess access, Cohorts cohorts, ChangePlan plans, PlanningTime time) {
    this.access = access;
    this.cohorts = cohorts;
    this.plans = plans;
    this.time = time;
  }

  /**
   * The wishes are kept, so that the form shows them again. Whoever follows the calendar already
   * goes on doing so.
   *
   * @throws dev.milepost.edge.problem.Problem {@code not-found} for who may not see the enrolment,
   *     or {@code plan-is-closed}
   */
  @Transactional
  public void goBack(Caller caller, UUID enrolmentId) {
    Enrolment enrolment = access.forReader(caller, enrolmentId);
    Cohort cohort = cohorts.holdStill(enrolment.cohortId());
    time.require(cohort, enrolment);
    plans.change(enrolment, now -> now.laidOut().dueDays());
  }
}
