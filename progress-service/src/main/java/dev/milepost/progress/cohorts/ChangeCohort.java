package dev.milepost.progress.cohorts;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An admin changes a cohort. */
@Component
public class ChangeCohort {

  private final CohortAccess access;
  private final PublishedRoadmaps roadmaps;
  private final Cohorts cohorts;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher listeners;

  ChangeCohort(
      CohortAccess access,
      PublishedRoadmaps roadmaps,
      Cohorts cohorts,
      JdbcClient jdbc,
      ApplicationEventPublisher listeners) {
    this.access = access;
    this.roadmaps = roadmaps;
    this.cohorts = cohorts;
    this.jdbc = jdbc;
    this.listeners = listeners;
  }

  /**
   * Changes the cohort and, when its calendar changes, its learners' plans in the same transaction.
   *
   * @throws Problem {@code not-allowed}, {@code not-found}, {@code invalid-fields}, or {@code
   *     zone-is-fixed} once the cohort has milestone events
   */
  @Transactional
  public Cohort change(Caller caller, String slug, CohortChange wish) {
    Cohort before = cohorts.lock(access.forAdmin(caller, slug).id());
    Cohort after = new CohortRules(roadmaps::versions).changed(before, wish);
    if (after.equals(before)) {
      return before;
    }
    if (!after.zone().equals(before.zone())) {
      stopRecording(before);
      if (isZoneFixed(before)) {
        throw CohortProblems.zoneIsFixed();
      }
    }
    cohorts.update(after);
    cohorts.tell(after);
    if (!after.hasCalendarOf(before)) {
      listeners.publishEvent(new CohortRescheduled(after));
    }
    return after;
  }

  /**
   * No event is being recorded from then on until the end of the transaction, and what is recorded
   * after that goes by what the cohort is then.
   */
  private void stopRecording(Cohort cohort) {
    // Recording writes a row only in the revision that it read, before it read the cohort.
    jdbc.sql(
            """
            with locked as (
              select learner_id, enrolment_id from enrolment_progress where cohort_id = ?
              order by learner_id, enrolment_id for update
            )
            update enrolment_progress p set revision = p.revision + 1
            from locked where p.learner_id = locked.learner_id and p.enrolment_id = locked.enrolment_id
            """)
        .param(cohort.id())
        .update();
  }

  /** Whether the cohort's zone can no longer change, since any milestone event was recorded. */
  public boolean isZoneFixed(Cohort cohort) {
    return jdbc.sql(
            """
            select exists (
              select 1 from enrolment n
              join milestone_event e
                on e.term = :term and e.learner_id = n.learner_id and e.enrolment_id = n.id
              where n.cohort_id = :cohort)
            """)
        .param("term", cohort.term())
        .param("cohort", cohort.id())
        .query(Boolean.class)
        .single();
  }
}
