package dev.milepost.progress.replanning;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.pace.Replan;
import dev.milepost.progress.pace.Wishes;
import dev.milepost.progress.planning.ChangePlan;
import dev.milepost.progress.planning.PlanNow;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives an enrolment the plan that comes of the learner's wishes. */
@Component
class FollowWishes {

  private final EnrolmentAccess access;
  private final Cohorts cohorts;
  private final ChangePlan plans;
  private final PlanWishes kept;
  private final PlanningTime time;
  private final BusinessClock clock;

  FollowWishes(
      EnrolmentAccess access,
      Cohorts cohorts,
      ChangePlan plans,
      PlanWishes kept,
      PlanningTime time,
      BusinessClock clock) {
    this.access = access;
    this.cohorts = cohorts;
    this.plans = plans;
    this.kept = kept;
    this.time = time;
    this.clock = clock;
  }

  /**
   * Lays out what is not done by now, and keeps the wishes, in one transaction. The same again
   * changes nothing, as long as nothing more is done.
   *
   * @throws dev.milepost.edge.problem.Problem {@code not-found} for who may not see the enrolment,
   *     {@code plan-is-closed}, {@code invalid-fields} or {@code plan-does-not-fit}
   */
  @Transactional
  public void follow(Caller caller, UUID enrolmentId, PlanRequest request) {
    Enrolment enrolment = access.forReader(caller, enrolmentId);
    Cohort cohort = cohorts.holdStill(enrolment.cohortId());
    Wishes wishes = request.read(time.require(cohort, enrolment), cohort.endDay());
    Plan plan = plans.change(enrolment, now -> dueDays(now, wishes));
    kept.keep(enrolmentId, wishes, plan.id(), caller.personId(), clock.now());
  }

  private static List<LocalDate> dueDays(PlanNow now, Wishes wishes) {
    Replan replan = PreviewPlan.replan(now, wishes);
    if (!replan.fits()) {
      throw ReplanProblems.doesNotFit(replan, now.cohort());
    }
    return replan.plan().dueDays();
  }
}
