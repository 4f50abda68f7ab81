package dev.milepost.progress.projecting;

import static dev.milepost.progress.bulk.UnnestColumns.column;

import dev.milepost.progress.projecting.CohortFigures.Day;
import dev.milepost.progress.projecting.CohortFigures.DayKey;
import dev.milepost.progress.projecting.CohortFigures.StageKey;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds changes to the cohorts' additive figures. */
@Repository
class CohortFigureTables {

  /** Stands for no Kafka partition: what a rebuild or a change of an enrolment adds. */
  static final int REBUILT = -1;

  private final JdbcClient jdbc;

  CohortFigureTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param partition the Kafka partition whose only reader this is, or {@link #REBUILT}
   */
  void add(CohortFigures change, int partition) {
    addDays(change.days(), partition);
    addStages(change.stages(), partition);
  }

  void clear(UUID cohort) {
    jdbc.sql("delete from cohort_day where cohort_id = ?").param(cohort).update();
    jdbc.sql("delete from cohort_stage_day where cohort_id = ?").param(cohort).update();
  }

  private void addDays(Map<DayKey, Day> days, int partition) {
    if (days.isEmpty()) {
      return;
    }
    Set<Entry<DayKey, Day>> rows = days.entrySet();
    jdbc.sql(
            """
            insert into cohort_day as d (cohort_id, day, kafka_partition, events, active_learners,
                                         milestones_done, points_done)
            select c.cohort_id, c.day, :partition, c.events, c.active, c.milestones, c.points
            from unnest(:cohorts::uuid[], :days::date[], :events::int[], :active::int[],
                        :milestones::int[], :points::int[])
                 as c(cohort_id, day, events, active, milestones, points)
            on conflict (cohort_id, day, kafka_partition) do update
            set events = d.events + excluded.events,
                active_learners = d.active_learners + excluded.active_learners,
                milestones_done = d.milestones_done + excluded.milestones_done,
                points_done = d.points_done + excluded.points_done
            """)
        .param("partition", partition)
        .param("cohorts", column(rows, row -> row.getKey().cohort()))
        .param("days", column(rows, row -> row.getKey().day()))
        .param("events", column(rows, row -> row.getValue().events()))
        .param("active", column(rows, row -> row.getValue().activeLearners()))
        .param("milestones", column(rows, row -> row.getValue().milestonesDone()))
        .param("points", column(rows, row -> row.getValue().pointsDone()))
        .update();
  }

  private void addStages(Map<StageKey, Integer> stages, int partition) {
    if (stages.isEmpty()) {
      return;
    }
    Set<Entry<StageKey, Integer>> rows = stages.entrySet();
    jdbc.sql(
            """
            insert into cohort_stage_day as d (cohort_id, stage, day, kafka_partition, completed)
            select c.cohort_id, c.stage, c.day, :partition, c.completed
            from unnest(:cohorts::uuid[], :stages::text[], :days::date[], :completed::int[])
                 as c(cohort_id, stage, day, completed)
            on conflict (cohort_id, stage, day, kafka_partition) do update
            set completed = d.completed + excluded.completed
            """)
        .param("partition", partition)
        .param("cohorts", column(rows, row -> row.getKey().cohort()))
        .param("stages", column(rows, row -> row.getKey().stage()))
        .param("days", column(rows, row -> row.getKey().day()))
        .param("completed", column(rows, Entry::getValue))
        .update();
  }
}
