package dev.milepost.progress.overview;

import static dev.milepost.progress.bulk.UnnestColumns.column;
import static dev.milepost.progress.bulk.UnnestColumns.uuids;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.risk.RiskInSql;
import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the figures of many cohorts, in one statement for all of them. */
@Repository
class CohortFacts {

  static final int WEEKS = 8;
  static final Standing NOBODY = new Standing(0, 0, 0, 0, null);

  private final JdbcClient jdbc;

  CohortFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How the learners who are enrolled stand, by cohort; nothing of a cohort without any. */
  Map<UUID, Standing> standings(Collection<OnDay> cohorts) {
    // enrolment_progress_by_cohort, and the unique key (cohort_id, learner_id) of the enrolments.
    return jdbc
        .sql(
            """
            with c as (select * from unnest(:ids::uuid[], :days::date[], :running::boolean[]) as c(id, today, running)),
            snooze as (%s)
            select c.id, count(*) as learners,
              count(*) filter (where p.next_due_day is null or p.next_due_day >= c.today) as on_pace,
              count(*) filter (where c.running and %s) as may_need_help,
              sum(length(p.standing) - length(replace(p.standing, 'r', ''))) as waiting,
              min(p.next_due_day) filter (where p.next_due_day >= c.today) as next_due
            from c
            join enrolment_progress p on p.cohort_id = c.id
            join enrolment e on e.cohort_id = c.id and e.id = p.enrolment_id
            left join snooze s on s.enrolment_id = p.enrolment_id
            where coalesce(e.withdrawn_on > c.today, true)
            group by c.id
            """
                .formatted(RiskInSql.SNOOZES, RiskInSql.mayNeedHelp("c.today")))
        .param("ids", uuids(cohorts, one -> one.cohort().id()))
        .param("days", column(cohorts, OnDay::today))
        .param("running", column(cohorts, one -> one.phase() == Phase.RUNNING))
        .query(
            (row, number) ->
                Map.entry(
                    row.getObject("id", UUID.class),
                    new Standing(
                        row.getInt("learners"),
                        row.getInt("on_pace"),
                        row.getInt("may_need_help"),
                        row.getInt("waiting"),
                        row.getObject("next_due", LocalDate.class))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How many milestones were done in each of the last weeks, oldest first, by cohort. */
  Map<UUID, int[]> doneByWeek(List<OnDay> cohorts) {
    var byWeek = new HashMap<UUID, int[]>();
    // The primary key (cohort_id, day, kafka_partition).
    jdbc.sql(
            """
            select c.id, (c.today - d.day) / 7 as weeks_ago, sum(d.milestones_done) as done
            from unnest(:ids::uuid[], :days::date[]) as c(id, today)
            join cohort_day d
              on d.cohort_id = c.id and d.day > c.today - 7 * :weeks and d.day <= c.today
            group by c.id, weeks_ago
            """)
        .param("ids", uuids(cohorts, one -> one.cohort().id()))
        .param("days", column(cohorts, OnDay::today))
        .param("weeks", WEEKS)
        .query(
            row -> {
              byWeek
                      .computeIfAbsent(row.getObject("id", UUID.class), id -> new int[WEEKS])[
                      WEEKS - 1 - row.getInt("weeks_ago")] =
                  row.getInt("done");
            });
    return byWeek;
  }

  /**
   * How many required milestones were due in the last seven days, for everybody while enrolled, by
   * cohort. Learners who share a plan and a last day are one row.
   */
  Map<UUID, Integer> plannedThisWeek(List<OnDay> cohorts) {
    var planned = new HashMap<UUID, Integer>();
    // The unique key (cohort_id, learner_id) gives the cohorts' enrolments.
    jdbc.sql(
            """
            with learners as (
              select cohort_id, plan_id, withdrawn_on, count(*) as number
              from enrolment
              where cohort_id = any(:ids::uuid[])
              group by cohort_id, plan_id, withdrawn_on
            )
            select c.id, sum(l.number) as planned
            from unnest(:ids::uuid[], :days::date[], :required::text[]) as c(id, today, required)
            join learners l on l.cohort_id = c.id
            join plan on plan.id = l.plan_id
            cross join unnest(plan.due_days) with ordinality as d(due, place)
            where d.due > c.today - 7 and d.due <= c.today
              and substr(c.required, d.place::int, 1) = 'y' and coalesce(d.due <= l.withdrawn_on, true)
            group by c.id
            """)
        .param("ids", uuids(cohorts, one -> one.cohort().id()))
        .param("days", column(cohorts, OnDay::today))
        .param("required", column(cohorts, one -> required(one.outline())))
        .query(
            row -> {
              planned.put(row.getObject("id", UUID.class), row.getInt("planned"));
            });
    return planned;
  }

  /** A letter a milestone: {@code y} for those that are required. */
  private static String required(Outline outline) {
    return IntStream.range(0, outline.size())
        .mapToObj(place -> outline.isRequired(place) ? "y" : "n")
        .collect(Collectors.joining());
  }

  /**
   * @param today the day that is shown, in the cohort's zone
   * @param past whether another day has come since
   */
  record OnDay(Cohort cohort, Outline outline, LocalDate today, boolean past) {

    Phase phase() {
      return Phase.of(cohort, today);
    }
  }

  /**
   * @param waiting null for a past day
   * @param nextDue of anybody, today or later
   */
  record Standing(
      int learners,
      int onPace,
      int mayNeedHelp,
      @Nullable Integer waiting,
      @Nullable LocalDate nextDue) {

    /** How many people wait for somebody to do something. */
    int attention() {
      return mayNeedHelp + (waiting == null ? 0 : waiting);
    }
  }
}
