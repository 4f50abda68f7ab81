package dev.milepost.progress.dashboard;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.dashboard.Dashboard.Attention;
import dev.milepost.progress.dashboard.EnrolmentCounts.Counts;
import dev.milepost.progress.dashboard.StandingGroups.Alike;
import dev.milepost.progress.enrolling.KnownPlans;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.risk.RiskInSql;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads how the learners of a cohort stand today: all that is counted of them, in one pass over
 * their rows. Their lines come as one long text a plan, which costs a tenth of as many rows.
 */
@Repository
class LearnersNow {

  private static final String READ =
      """
      with c as (select :cohort::uuid as id, :today::date as today),
      snooze as (%s)
      select p.plan_id,
        string_agg(p.standing, '') filter (where p.enrolled) as lines,
        count(*) filter (where p.enrolled) as enrolled,
        count(*) filter (where p.enrolled_before) as enrolled_before,
        count(*) filter (where p.withdrawn_on <= :today) as withdrawn,
        count(*) filter (where p.withdrawn_on <= :today - 7) as withdrawn_before,
        count(*) filter (where p.enrolled and p.last_active_day > :today - 7
          and (p.last_active_day <= :today
            or width_bucket(:today, p.active_days) > width_bucket(:today - 7, p.active_days)))
          as active,
        count(*) filter (where p.enrolled_before and p.last_active_day > :today - 14
          and width_bucket(:today - 7, p.active_days) > width_bucket(:today - 14, p.active_days))
          as active_before,
        count(*) filter (where p.enrolled and p.may_need_help) as may_need_help,
        coalesce(max(p.last_active_day) filter (where p.enrolled) > :today, false) as went_on
      from (
        select p.plan_id, p.standing, p.withdrawn_on, p.last_active_day, p.active_days,
          coalesce(p.withdrawn_on > :today, true) as enrolled,
          coalesce(p.withdrawn_on > :today - 7, true) and coalesce(p.counts_from <= :today - 7, true)
            as enrolled_before,
          %s as may_need_help
        from enrolment_progress p
        left join snooze s on s.enrolment_id = p.enrolment_id
        where p.cohort_id = :cohort
      ) p
      group by p.plan_id
      """
          .formatted(RiskInSql.SNOOZES, RiskInSql.mayNeedHelp(":today::date"));

  private final JdbcClient jdbc;
  private final KnownPlans plans;
  private final StandingGroups standings;

  LearnersNow(JdbcClient jdbc, KnownPlans plans, StandingGroups standings) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.standings = standings;
  }

  /**
   * @param cohort of the snapshot in which this is called
   * @param outline what it is pinned to
   * @param today in its zone
   */
  Now read(Cohort cohort, Outline outline, LocalDate today) {
    // enrolment_progress_by_cohort gives the cohort's rows, intervention_snoozes its snoozes.
    List<OfPlan> parts =
        jdbc.sql(READ)
            .param("cohort", cohort.id())
            .param("today", today)
            .query((row, number) -> ofPlan(row))
            .list();
    boolean running = !today.isBefore(cohort.startDay()) && !today.isAfter(cohort.endDay());
    return new Now(
        parts.stream().map(OfPlan::counts).reduce(Counts.NOBODY, Counts::plus),
        new Attention(
            running ? parts.stream().mapToInt(OfPlan::mayNeedHelp).sum() : 0,
            parts.stream().mapToInt(OfPlan::waiting).sum()),
        Tally.of(outline, alike(cohort, outline, today, parts), today));
  }

  /** Who was active after today already, as clocks may have it, does not count with it yet. */
  private List<Alike> alike(Cohort cohort, Outline outline, LocalDate today, List<OfPlan> parts) {
    if (parts.stream().anyMatch(OfPlan::wentOn)) {
      return standings.on(cohort, today, true);
    }
    Map<UUID, Plan> known = plans.of(parts.stream().map(OfPlan::plan).toList());
    return parts.stream()
        .flatMap(part -> part.learners(outline, Objects.requireNonNull(known.get(part.plan()))))
        .toList();
  }

  private static OfPlan ofPlan(ResultSet row) throws SQLException {
    return new OfPlan(
        row.getObject("plan_id", UUID.class),
        row.getString("lines"),
        new Counts(
            row.getInt("enrolled"),
            row.getInt("enrolled_before"),
            row.getInt("withdrawn"),
            row.getInt("withdrawn_before"),
            row.getInt("active"),
            row.getInt("active_before")),
        row.getInt("may_need_help"),
        row.getBoolean("went_on"));
  }

  /**
   * @param lines of those who are enrolled, one after another; null when nobody is
   */
  private record OfPlan(
      UUID plan, @Nullable String lines, Counts counts, int mayNeedHelp, boolean wentOn) {

    Stream<Alike> learners(Outline outline, Plan known) {
      String all = lines == null ? "" : lines;
      int size = outline.size();
      return IntStream.range(0, counts.enrolled())
          .mapToObj(
              learner ->
                  new Alike(
                      new Standing(outline, all.substring(learner * size, (learner + 1) * size)),
                      known,
                      1));
    }

    int waiting() {
      int waiting = 0;
      for (int at = 0; lines != null && at < lines.length(); at++) {
        waiting += lines.charAt(at) == MilestoneStatus.SUBMITTED.letter() ? 1 : 0;
      }
      return waiting;
    }
  }

  /** All of one moment. */
  record Now(Counts counts, Attention attention, Tally tally) {}
}
