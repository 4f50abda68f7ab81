package dev.milepost.progress.enrolling;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortRescheduled;
import dev.milepost.progress.projecting.Projections;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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
class ChangeEnrolments {

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
   * calendar. Recording of their events waits meanwhile.
   *
   * @param cohort held still or locked by the transaction
   * @return those that differ from what they were
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Enrolment> change(
      Cohort cohort, Collection<UUID> ids, UnaryOperator<Enrolment> change) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var before = projections.lock(ids);
    var plans = plans(cohort);
    var changed = new ArrayList<Enrolment>();
    for (Enrolment known : tables.find(ids)) {
      Enrolment wanted = change.apply(known);
      Enrolment after = wanted.asChangeOf(known, plans.of(wanted.startsOn()).id());
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
    tables.insertPlans(changed.stream().map(Enrolment::startsOn).map(plans::of).toList());
    tables.update(changed);
    tell.tell(changed, plans);
  }
}
