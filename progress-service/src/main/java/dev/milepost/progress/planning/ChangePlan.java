package dev.milepost.progress.planning;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.ChangeEnrolments;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.pace.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives one enrolment other due days than it has. */
@Component
public class ChangePlan {

  private final Cohorts cohorts;
  private final PlanRows plans;
  private final ChangeEnrolments changes;

  ChangePlan(Cohorts cohorts, PlanRows plans, ChangeEnrolments changes) {
    this.cohorts = cohorts;
    this.plans = plans;
    this.changes = changes;
  }

  /**
   * Changes the plan and all that follows from it, and tells of it, in the caller's transaction or
   * one of its own. What falls on a blackout day moves to the next that is none, and what falls
   * after the cohort's last day to that one. Due days that come to those of the plan change and
   * tell nothing. Looks at nobody's rights.
   *
   * @param wanted the due days, in the outline's order, by the plan as it is; that stands still
   *     until the transaction ends, and so does what is done. Returning {@link PlanNow#laidOut}'s
   *     gives the enrolment back to the cohort's calendar
   * @return the plan as it then is
   */
  @Transactional
  public Plan change(Enrolment enrolment, Function<PlanNow, List<LocalDate>> wanted) {
    Cohort cohort = cohorts.holdStill(enrolment.cohortId());
    PlanNow now = plans.lock(cohort, enrolment);
    List<LocalDate> dueDays = wanted.apply(now);
    if (dueDays.size() != now.outline().size()) {
      throw new IllegalArgumentException(
          "a roadmap of %d milestones, %d due days"
              .formatted(now.outline().size(), dueDays.size()));
    }
    return changes.replan(cohort, enrolment.id(), new Plan(dueDays));
  }
}
