package dev.milepost.progress.enrolling;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortRescheduled;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.projecting.Projections;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes what enrolments are counted by: their plan and the days whose events count. In one
 * transaction it changes them, counts their events anew, and tells of them.
 */
@Component
public class ChangeEnrolments {

  private final EnrolmentTables tables;
  private final PublishedRoadmaps roadmaps;
  private final Projections projections;
  private final TellEnrolments tell;

  ChangeEnrolments(
      EnrolmentTables tables,
      PublishedRoadmaps roadmaps,
      Projections projections,
      TellEnrolments tell) {
    this.tables = tables;
    this.roadmaps = roadmaps;
    this.projections = projections;
    this.tell = tell;
  }

  /**
   * Applies {@code change} to each of the enrolments and lays out their plans by the cohort's
   * calendar; plans of learners' own are moved only where that calendar has no room for them.
   * Recording of their events waits meanwhile.
   *
   * @param cohort held still or locked by the transaction
   * @return those that differ from what they were
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Enrolment> change(
      Cohort cohort, Collection<UUID> ids, UnaryOperator<Enrolment> change) {
    var plans = plans(cohort);
    return change(ids, plans, change, plans::fitting);
  }

  /**
   * Gives an enrolment another plan, which it keeps when others of the cohort get new ones. The
   * plan that the cohort's calendar lays out for it is no other.
   *
   * @param cohort held still or locked by the transaction
   * @param plan for the cohort's roadmap; moved where the cohort's calendar has no room for it
   * @return the plan as it then is
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Plan replan(Cohort cohort, UUID enrolment, Plan plan) {
    var plans = plans(cohort);
    Plan fitting = plans.fitting(plan);
    change(List.of(enrolment), plans, UnaryOperator.identity(), known -> fitting);
    return fitting;
  }

  private List<Enrolment> change(
      Collection<UUID> ids,
      CohortPlans plans,
      UnaryOperator<Enrolment> change,
      Function<Enrolment, Plan> planOf) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var before = projections.lock(ids);
    tables.ownPlans(ids).forEach(plans::keep);
    var changed = new ArrayList<Enrolment>();
    for (Enrolment known : tables.find(ids)) {
      Enrolment wanted = change.apply(known);
      Plan plan = planOf.apply(wanted);
      Enrolment after = wanted.asChangeOf(known, plan.id(), plans.isOwn(wanted, plan));
      if (!after.equals(known)) {
        changed.add(after);
      }
    }
    if (!changed.isEmpty()) {
      write(changed, plans);
      projections.refold(before);
    }
    return changed;
  }

  /** Lays out the plans of a cohort anew, in the transaction that changes its calendar. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void replan(CohortRescheduled rescheduled) {
    Cohort cohort = rescheduled.cohort();
    change(cohort, tables.ofCohort(cohort.id()), UnaryOperator.identity());
  }

  CohortPlans plans(Cohort cohort) {
    return new CohortPlans(cohort, roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion()));
  }

  private void write(List<Enrolment> changed, CohortPlans plans) {
    tables.insertPlans(changed.stream().map(plans::of).toList());
    tables.update(changed);
    tell.tell(changed, plans);
  }
}
