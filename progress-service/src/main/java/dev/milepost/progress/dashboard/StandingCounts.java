package dev.milepost.progress.dashboard;

import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the learners of a cohort by how they stand, in one pass over their rows. */
@Repository
class StandingCounts {

  private final JdbcClient jdbc;

  StandingCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param day to whose end enrolment and activity are counted; everything else is of the present
   * @param present whether that is today: then who is enrolled for later counts too
   */
  Counts count(UUID cohort, Outline outline, LocalDate day, boolean present) {
    int stages = outline.stages().size();
    // enrolment_progress_by_cohort gives the cohort's rows. width_bucket finds by halving how many
    // of the active days, which are sorted, lie up to a day.
    var query =
        jdbc.sql(
                """
                select
                  count(*) filter (where e.enrolled) as enrolled,
                  count(*) filter (where e.enrolled_before) as enrolled_before,
                  count(*) filter (where e.withdrawn_on <= :day) as withdrawn,
                  count(*) filter (where e.withdrawn_on <= :day - 7) as withdrawn_before,
                  count(*) filter (where e.enrolled
                    and width_bucket(:day, p.active_days) > width_bucket(:day - 7, p.active_days)) as active,
                  count(*) filter (where e.enrolled_before
                    and width_bucket(:day - 7, p.active_days) > width_bucket(:day - 14, p.active_days))
                    as active_before,
                  count(*) filter (where e.enrolled and p.next_due_day < :day) as behind,
                  count(*) filter (where e.enrolled and p.next_due_day <= :day - 7) as behind_a_week,
                  count(*) filter (where e.enrolled and p.next_due_day >= :day
                    and p.done_through_day > :day) as ahead,
                  count(*) filter (where e.enrolled and p.next_due_day is null) as finished,
                  coalesce(percentile_disc(0.5) within group (order by p.points_done)
                    filter (where e.enrolled), 0) as median_points
                  %s
                from enrolment_progress p
                join (
                  select id, withdrawn_on,
                    coalesce(withdrawn_on > :day, true)
                      and (:present or coalesce(counts_from <= :day, true)) as enrolled,
                    coalesce(withdrawn_on > :day - 7, true) and coalesce(counts_from <= :day - 7, true)
                      as enrolled_before
                  from enrolment
                  where cohort_id = :cohort
                ) e on e.id = p.enrolment_id
                where p.cohort_id = :cohort
                """
                    .formatted(stageColumns(stages)))
            .param("cohort", cohort)
            .param("day", day)
            .param("present", present);
    for (int stage = 0; stage < stages; stage++) {
      query.param("stage" + stage, lineOfCompleted(outline, stage));
    }
    return query.query((row, number) -> counts(row, stages)).single();
  }

  private static String stageColumns(int stages) {
    var columns = new StringBuilder();
    for (int stage = 0; stage < stages; stage++) {
      columns.append(
          """
          , count(*) filter (where e.enrolled and p.standing like :stage%1$d) as completed%1$d
          , count(*) filter (where e.enrolled
              and (p.current_stage >= %1$d or p.standing like :stage%1$d)) as reached%1$d
          """
              .formatted(stage));
    }
    return columns.toString();
  }

  /** The pattern of the status lines on which the stage is completed. */
  private static String lineOfCompleted(Outline outline, int stage) {
    char[] line = new char[outline.size()];
    Arrays.fill(line, '_');
    outline.required(stage).forEach(place -> line[place] = MilestoneStatus.DONE.letter());
    return outline.required(stage).findAny().isPresent() ? new String(line) : "";
  }

  private static Counts counts(ResultSet row, int stages) throws SQLException {
    var reached = new ArrayList<Integer>();
    var completed = new ArrayList<Integer>();
    for (int stage : IntStream.range(0, stages).toArray()) {
      reached.add(row.getInt("reached" + stage));
      completed.add(row.getInt("completed" + stage));
    }
    return new Counts(
        row.getInt("enrolled"),
        row.getInt("enrolled_before"),
        row.getInt("withdrawn"),
        row.getInt("withdrawn_before"),
        row.getInt("active"),
        row.getInt("active_before"),
        row.getInt("behind"),
        row.getInt("behind_a_week"),
        row.getInt("ahead"),
        row.getInt("finished"),
        row.getInt("median_points"),
        reached,
        completed);
  }

  /**
   * @param reached by the stage's place
   * @param completed by the stage's place
   */
  record Counts(
      int enrolled,
      int enrolledWeekBefore,
      int withdrawn,
      int withdrawnWeekBefore,
      int active,
      int activeWeekBefore,
      int behind,
      int behindAWeek,
      int ahead,
      int finished,
      int medianPoints,
      List<Integer> reached,
      List<Integer> completed) {

    int onPace() {
      return enrolled - behind - ahead - finished;
    }
  }
}
