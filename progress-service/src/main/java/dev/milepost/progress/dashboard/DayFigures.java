package dev.milepost.progress.dashboard;

import dev.milepost.progress.dashboard.Dashboard.Figure;
import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the figures of a cohort that are kept or can be grouped by day. */
@Repository
class DayFigures {

  private final JdbcClient jdbc;

  DayFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How many required milestones are due on which day, for everybody while enrolled. Learners who
   * share a plan and a last day are one row, so a cohort with fixed pacing costs about as many rows
   * as it has days with withdrawals.
   */
  NavigableMap<LocalDate, Integer> planned(UUID cohort, Outline outline) {
    var planned = new TreeMap<LocalDate, Integer>();
    // The unique key (cohort_id, learner_id) gives the cohort's enrolments.
    jdbc.sql(
            """
            with learners as (
              select plan_id, withdrawn_on, count(*) as number
              from enrolment
              where cohort_id = :cohort
              group by plan_id, withdrawn_on
            )
            select d.due, sum(l.number) as planned
            from learners l
            join plan on plan.id = l.plan_id
            cross join unnest(plan.due_days) with ordinality as d(due, place)
            where d.place = any(:required) and coalesce(d.due <= l.withdrawn_on, true)
            group by d.due
            """)
        .param("cohort", cohort)
        .param("required", requiredPlaces(outline))
        .query(
            row -> {
              planned.put(row.getObject("due", LocalDate.class), row.getInt("planned"));
            });
    return planned;
  }

  /** What happened up to {@code day}, by day, oldest first. */
  List<Happened> happened(UUID cohort, LocalDate day) {
    // The primary key (cohort_id, day, kafka_partition).
    return jdbc.sql(
            """
            select day, sum(events) as events, sum(active_learners) as active_learners,
                   sum(milestones_done) as milestones_done
            from cohort_day
            where cohort_id = :cohort and day <= :day
            group by day
            order by day
            """)
        .param("cohort", cohort)
        .param("day", day)
        .query(
            (row, number) ->
                new Happened(
                    row.getObject("day", LocalDate.class),
                    row.getInt("events"),
                    row.getInt("active_learners"),
                    row.getInt("milestones_done")))
        .list();
  }

  /** How often each stage was completed up to {@code day} and up to seven days before, by key. */
  Map<String, Figure> completions(UUID cohort, LocalDate day) {
    // The primary key (cohort_id, stage, day, kafka_partition).
    return jdbc
        .sql(
            """
            select stage, sum(completed) as now,
                   coalesce(sum(completed) filter (where day <= :day - 7), 0) as before
            from cohort_stage_day
            where cohort_id = :cohort and day <= :day
            group by stage
            """)
        .param("cohort", cohort)
        .param("day", day)
        .query(
            (row, number) ->
                Map.entry(
                    row.getString("stage"), new Figure(row.getInt("now"), row.getInt("before"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** As PostgreSQL counts, from 1. */
  private static Integer[] requiredPlaces(Outline outline) {
    return outline.required().mapToObj(place -> place + 1).toArray(Integer[]::new);
  }

  record Happened(LocalDate day, int events, int activeLearners, int milestonesDone) {}
}
