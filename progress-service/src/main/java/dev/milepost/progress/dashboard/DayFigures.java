package dev.milepost.progress.dashboard;

import dev.milepost.progress.dashboard.Dashboard.Figure;
import dev.milepost.progress.enrolling.KnownPlans;
import dev.milepost.progress.pace.Plan;
import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the figures of a cohort that are kept or can be grouped by day. */
@Repository
class DayFigures {

  private final JdbcClient jdbc;
  private final KnownPlans plans;

  DayFigures(JdbcClient jdbc, KnownPlans plans) {
    this.jdbc = jdbc;
    this.plans = plans;
  }

  /**
   * How many required milestones are due on which day, for everybody while enrolled. Learners who
   * share a plan and a last day are one row, so a cohort with fixed pacing costs about as many rows
   * as it has days with withdrawals.
   */
  Map<LocalDate, Integer> planned(UUID cohort, Outline outline) {
    // The unique key (cohort_id, learner_id) gives the cohort's enrolments.
    List<Planned> groups =
        jdbc.sql(
                """
                select plan_id, withdrawn_on, count(*) as learners
                from enrolment
                where cohort_id = :cohort
                group by plan_id, withdrawn_on
                """)
            .param("cohort", cohort)
            .query(
                (row, number) ->
                    new Planned(
                        row.getObject("plan_id", UUID.class),
                        row.getObject("withdrawn_on", LocalDate.class),
                        row.getInt("learners")))
            .list();
    Map<UUID, Plan> known = plans.of(groups.stream().map(Planned::plan).toList());
    var planned = new HashMap<LocalDate, Integer>();
    groups.forEach(
        group -> group.addTo(planned, outline, Objects.requireNonNull(known.get(group.plan()))));
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

  /**
   * @param withdrawnOn on whose end nothing is planned any more; null while enrolled
   */
  private record Planned(UUID plan, @Nullable LocalDate withdrawnOn, int learners) {

    void addTo(Map<LocalDate, Integer> planned, Outline outline, Plan known) {
      outline
          .required()
          .mapToObj(known::dueDay)
          .filter(due -> withdrawnOn == null || !due.isAfter(withdrawnOn))
          .forEach(due -> planned.merge(due, learners, Integer::sum));
    }
  }

  record Happened(LocalDate day, int events, int activeLearners, int milestonesDone) {}
}
