package dev.milepost.progress.planning;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads an enrolment's plan, to be looked at or changed. */
@Repository
class PlanRows {

  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;

  PlanRows(JdbcClient jdbc, PublishedRoadmaps roadmaps) {
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
  }

  /**
   * Locks the enrolment's progress until the transaction ends, as everybody does who changes its
   * plan or records its events, and then reads.
   *
   * @param cohort held still by the transaction
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public PlanNow lock(Cohort cohort, Enrolment enrolment) {
    // A statement of its own: joined to it, the plan would be read as it was before the wait.
    jdbc.sql(
            """
            select from enrolment_progress
            where learner_id = ? and enrolment_id = ?
            for update
            """)
        .params(enrolment.learnerId(), enrolment.id())
        .query(row -> {});
    return read(cohort, enrolment);
  }

  /** As it is by now, and free to change. */
  PlanNow read(Cohort cohort, Enrolment enrolment) {
    Outline outline = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion());
    return jdbc.sql(
            """
            select e.starts_on, p.standing, plan.due_days
            from enrolment e
            join enrolment_progress p on p.learner_id = e.learner_id and p.enrolment_id = e.id
            join plan on plan.id = e.plan_id
            where e.id = ?
            """)
        .param(enrolment.id())
        .query((row, number) -> now(cohort, outline, row))
        .single();
  }

  private static PlanNow now(Cohort cohort, Outline outline, ResultSet row) throws SQLException {
    List<LocalDate> dueDays =
        Arrays.stream((Date[]) row.getArray("due_days").getArray()).map(Date::toLocalDate).toList();
    return new PlanNow(
        cohort,
        new Standing(outline, row.getString("standing")),
        new Plan(dueDays),
        cohort.layOut(outline, row.getObject("starts_on", LocalDate.class)));
  }
}
