package dev.milepost.progress.intervening;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.progress.intervening.Intervention.Kind;
import dev.milepost.progress.intervening.Interventions.New;
import dev.milepost.progress.intervening.Interventions.What;
import dev.milepost.progress.planning.ChangePlan;
import dev.milepost.progress.planning.PlanNow;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The staff of a cohort give one learner more time. */
@Component
public class ExtendPlan {

  private static final int MOST_DAYS = 60;

  private final EnrolmentAccess access;
  private final Cohorts cohorts;
  private final ChangePlan plans;
  private final Interventions interventions;
  private final BusinessClock clock;

  ExtendPlan(
      EnrolmentAccess access,
      Cohorts cohorts,
      ChangePlan plans,
      Interventions interventions,
      BusinessClock clock) {
    this.access = access;
    this.cohorts = cohorts;
    this.plans = plans;
    this.interventions = interventions;
    this.clock = clock;
  }

  /**
   * Moves the due days of what is not done, and all that follows from them, and leaves the trace in
   * the same transaction. The same request again changes nothing and answers what came of the
   * first.
   *
   * @param days 1 to 60
   * @param key names the request
   * @throws Problem {@code not-allowed} for the learner themself, {@code not-found} for who may not
   *     see the enrolment, {@code invalid-fields}, {@code too-late-to-help}, or {@code
   *     nothing-to-extend}
   */
  @Transactional
  public Intervention extend(Caller caller, UUID enrolmentId, @Nullable Integer days, String key) {
    Enrolment enrolment = access.forStaff(caller, enrolmentId);
    var fields = new FieldReader();
    fields.require(
        days != null && days >= 1 && days <= MOST_DAYS, "/days", "a number of days from 1 to 60");
    fields.refuseFaults();
    Cohort cohort = cohorts.holdStill(enrolment.cohortId());
    InterventionProblems.refuseWhenTooLate(cohort, enrolment, clock.today(cohort.zone()));
    UUID id = Interventions.id(Kind.EXTENDED, caller, enrolmentId, key);
    plans.change(enrolment, now -> extended(now, days == null ? 0 : days, id, enrolment, caller));
    return interventions.get(id);
  }

  /** With the plan held still, so that of two equal requests the second finds the first's trace. */
  private List<LocalDate> extended(
      PlanNow now, int days, UUID id, Enrolment enrolment, Caller caller) {
    if (interventions.find(id).isPresent()) {
      return now.plan().dueDays();
    }
    Extension extension = Extension.of(now, days);
    if (extension.moved() == 0) {
      throw InterventionProblems.nothingToExtend();
    }
    interventions.add(
        new New(
            id,
            enrolment,
            caller,
            clock.now(),
            clock.today(now.cohort().zone()),
            new What.Extended(days, extension.moved(), extension.heldAtEnd())));
    return extension.dueDays();
  }
}
