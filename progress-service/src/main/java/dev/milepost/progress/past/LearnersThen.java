package dev.milepost.progress.past;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.KnownPlans;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.pace.Rhythm;
import dev.milepost.progress.pace.SentDays;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads how each learner of a cohort stood at the end of a past day, with all that is known of it
 * by now. Who was not active since stands as they do now; only of the others are histories and
 * active days read.
 */
@Repository
public class LearnersThen {

  private static final String READ =
      """
      select p.enrolment_id, person.name, p.plan_id, p.standing, p.usual_gap_days, e.counts_from,
        greatest(e.starts_on, e.counts_from) as begun,
        case when p.withdrawn_on <= :day then p.withdrawn_on end as withdrawn_on,
        p.active_days[w.days] as last_active,
        case when w.went_on
          then array_send(trim_array(p.active_days, cardinality(p.active_days) - w.days))
        end as active_days,
        case when w.went_on then p.histories end as histories,
        case when w.went_on then
          (select string_agg(a.histories, '' order by a.revision desc)
           from enrolment_past a
           where a.learner_id = p.learner_id and a.enrolment_id = p.enrolment_id)
        end as away
      from enrolment_progress p
      cross join lateral (
        select width_bucket(:day, p.active_days), coalesce(p.last_active_day > :day, false)
      ) w(days, went_on)
      join enrolment e on e.id = p.enrolment_id and e.learner_id = p.learner_id
      join person on person.id = p.learner_id
      where p.cohort_id = :cohort and coalesce(p.counts_from <= :day, true)
      order by lower(person.name), p.enrolment_id
      """;

  private final Cohorts cohorts;
  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;
  private final KnownPlans plans;

  LearnersThen(Cohorts cohorts, JdbcClient jdbc, PublishedRoadmaps roadmaps, KnownPlans plans) {
    this.cohorts = cohorts;
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
    this.plans = plans;
  }

  /** Everybody who had joined by then, who had withdrawn too, by name, at one moment. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<LearnerThen> read(Cohort found, LocalDate day) {
    Cohort cohort = cohorts.asNow(found);
    Outline outline = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion());
    // enrolment_progress_by_cohort gives the cohort's rows, the keys all that goes with them.
    List<Row> rows =
        jdbc.sql(READ)
            .param("cohort", cohort.id())
            .param("day", day)
            .query((row, number) -> row(row, outline, cohort, day))
            .list();
    Map<UUID, Plan> known = plans.of(rows.stream().map(Row::plan).toList());
    return rows.stream().map(row -> row.by(Objects.requireNonNull(known.get(row.plan())))).toList();
  }

  private static Row row(ResultSet row, Outline outline, Cohort cohort, LocalDate day)
      throws SQLException {
    var now = new Standing(outline, row.getString("standing"));
    byte[] histories = row.getBytes("histories");
    Standing standing =
        histories == null
            ? now
            : StandingThen.of(day, cohort.zone(), now, histories, row.getBytes("away"));
    byte[] activeDays = row.getBytes("active_days");
    return new Row(
        row.getObject("enrolment_id", UUID.class),
        row.getString("name"),
        row.getRow(),
        standing,
        row.getObject("plan_id", UUID.class),
        row.getObject("begun", LocalDate.class),
        row.getObject("counts_from", LocalDate.class),
        row.getObject("last_active", LocalDate.class),
        activeDays == null
            ? row.getObject("usual_gap_days", Integer.class)
            : Rhythm.of(SentDays.of(activeDays)).usualGapDays(),
        row.getObject("withdrawn_on", LocalDate.class));
  }

  /** Without the plan's days, which many share. */
  private record Row(
      UUID enrolment,
      String name,
      int place,
      Standing standing,
      UUID plan,
      LocalDate begun,
      @Nullable LocalDate countsFrom,
      @Nullable LocalDate lastActive,
      @Nullable Integer usualGapDays,
      @Nullable LocalDate withdrawnOn) {

    LearnerThen by(Plan known) {
      return new LearnerThen(
          enrolment,
          name,
          place,
          standing,
          known,
          Pace.of(standing, known),
          begun,
          countsFrom,
          lastActive,
          usualGapDays,
          withdrawnOn);
    }
  }
}
