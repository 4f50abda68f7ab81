package dev.milepost.progress.dashboard;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.enrolling.KnownPlans;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.past.StandingThen;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts how the learners of a cohort stood at the end of a day: see {@link StandingThen}. */
@Repository
class StandingGroups {

  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;
  private final KnownPlans plans;

  StandingGroups(JdbcClient jdbc, PublishedRoadmaps roadmaps, KnownPlans plans) {
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
    this.plans = plans;
  }

  /**
   * Whoever was enrolled on {@code day}; learners who stand alike are one row. Only of those with
   * activity after that day are histories read.
   *
   * @param present whether that is today: then who is enrolled for later counts too
   */
  List<Alike> on(Cohort cohort, LocalDate day, boolean present) {
    Outline outline = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion());
    // enrolment_progress_by_cohort gives the cohort's rows; the key of enrolment_past what was put
    // away of them.
    List<Row> rows =
        jdbc.sql(
                """
                with learner as (
                  select learner_id, enrolment_id, plan_id, standing, histories,
                         coalesce(last_active_day > :day, false) as went_on
                  from enrolment_progress
                  where cohort_id = :cohort and coalesce(withdrawn_on > :day, true)
                    and (:present or coalesce(counts_from <= :day, true))
                )
                select plan_id, standing, count(*) as learners, null::bytea as histories, null::bytea as away
                from learner
                where not went_on
                group by plan_id, standing
                union all
                select l.plan_id, l.standing, 1, l.histories,
                       (select string_agg(a.histories, '' order by a.revision desc)
                        from enrolment_past a
                        where a.learner_id = l.learner_id and a.enrolment_id = l.enrolment_id)
                from learner l
                where l.went_on
                """)
            .param("cohort", cohort.id())
            .param("day", day)
            .param("present", present)
            .query((row, number) -> row(row, outline, cohort.zone(), day))
            .list();
    Map<UUID, Plan> known = plans.of(rows.stream().map(Row::plan).toList());
    return rows.stream()
        .map(
            row ->
                new Alike(
                    row.standing(), Objects.requireNonNull(known.get(row.plan())), row.learners()))
        .toList();
  }

  private static Row row(ResultSet row, Outline outline, ZoneId zone, LocalDate day)
      throws SQLException {
    var standing = new Standing(outline, row.getString("standing"));
    byte[] histories = row.getBytes("histories");
    if (histories != null) {
      standing = StandingThen.of(day, zone, standing, histories, row.getBytes("away"));
    }
    return new Row(row.getObject("plan_id", UUID.class), standing, row.getInt("learners"));
  }

  private record Row(UUID plan, Standing standing, int learners) {}

  /** So many learners who stand alike and have the same plan. */
  record Alike(Standing standing, Plan plan, int learners) {}
}
