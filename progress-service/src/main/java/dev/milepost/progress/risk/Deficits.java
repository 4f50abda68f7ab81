package dev.milepost.progress.risk;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts what learners have not done of what was planned by now. */
@Repository
class Deficits {

  private final Cohorts cohorts;
  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;

  Deficits(Cohorts cohorts, JdbcClient jdbc, PublishedRoadmaps roadmaps) {
    this.cohorts = cohorts;
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
  }

  /**
   * How many required milestones were due before today and are not done, by enrolment; without
   * those who lack none.
   *
   * @param enrolments of the cohort, in the snapshot in which they were found
   * @param today in the cohort's zone
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<UUID, Integer> milestones(Cohort found, Collection<UUID> enrolments, LocalDate today) {
    Cohort cohort = cohorts.asNow(found);
    Outline outline = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion());
    var missing = new HashMap<UUID, Integer>();
    // The keys of the enrolment, its progress and its plan.
    jdbc.sql(
            """
            select e.id, count(*) as missing
            from enrolment e
            join enrolment_progress p on p.learner_id = e.learner_id and p.enrolment_id = e.id
            join plan on plan.id = e.plan_id
            cross join unnest(plan.due_days) with ordinality as d(due, place)
            where e.id = any(:enrolments) and d.place = any(:required) and d.due < :today
              and substr(p.standing, d.place::int, 1) <> :done
            group by e.id
            """)
        .param("enrolments", enrolments.toArray(UUID[]::new))
        .param("required", outline.required().mapToObj(place -> place + 1).toArray(Integer[]::new))
        .param("today", today)
        .param("done", String.valueOf(MilestoneStatus.DONE.letter()))
        .query(
            row -> {
              missing.put(row.getObject("id", UUID.class), row.getInt("missing"));
            });
    return missing;
  }
}
