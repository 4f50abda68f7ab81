package dev.milepost.progress.dashboard;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts who was enrolled in a cohort on a past day and who was active, in one pass over its
 * learners' rows. For today {@link LearnersNow} does.
 */
@Repository
class EnrolmentCounts {

  private final JdbcClient jdbc;

  EnrolmentCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param day to whose end, and to that of seven days before, is counted
   */
  Counts count(UUID cohort, LocalDate day) {
    // enrolment_progress_by_cohort gives the cohort's rows. width_bucket finds by halving how many
    // of the active days, which are sorted, lie up to a day.
    return jdbc.sql(
            """
            select
              count(*) filter (where p.enrolled) as enrolled,
              count(*) filter (where p.enrolled_before) as enrolled_before,
              count(*) filter (where p.withdrawn_on <= :day) as withdrawn,
              count(*) filter (where p.withdrawn_on <= :day - 7) as withdrawn_before,
              count(*) filter (where p.enrolled
                and width_bucket(:day, p.active_days) > width_bucket(:day - 7, p.active_days)) as active,
              count(*) filter (where p.enrolled_before
                and width_bucket(:day - 7, p.active_days) > width_bucket(:day - 14, p.active_days))
                as active_before
            from (
              select withdrawn_on, active_days,
                coalesce(withdrawn_on > :day, true) and coalesce(counts_from <= :day, true) as enrolled,
                coalesce(withdrawn_on > :day - 7, true) and coalesce(counts_from <= :day - 7, true)
                  as enrolled_before
              from enrolment_progress
              where cohort_id = :cohort
            ) p
            """)
        .param("cohort", cohort)
        .param("day", day)
        .query(
            (row, number) ->
                new Counts(
                    row.getInt("enrolled"),
                    row.getInt("enrolled_before"),
                    row.getInt("withdrawn"),
                    row.getInt("withdrawn_before"),
                    row.getInt("active"),
                    row.getInt("active_before")))
        .single();
  }

  /** Each with the same of seven days before. */
  record Counts(
      int enrolled,
      int enrolledWeekBefore,
      int withdrawn,
      int withdrawnWeekBefore,
      int active,
      int activeWeekBefore) {

    static final Counts NOBODY = new Counts(0, 0, 0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          enrolled + other.enrolled,
          enrolledWeekBefore + other.enrolledWeekBefore,
          withdrawn + other.withdrawn,
          withdrawnWeekBefore + other.withdrawnWeekBefore,
          active + other.active,
          activeWeekBefore + other.activeWeekBefore);
    }
  }
}
