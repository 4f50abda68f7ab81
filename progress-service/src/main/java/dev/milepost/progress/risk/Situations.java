package dev.milepost.progress.risk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the risk of learners is judged by. */
@Repository
class Situations {

  private static final String ROWS =
      """
      select e.id, greatest(e.starts_on, e.counts_from) as begun, e.withdrawn_on,
             p.next_due_day, p.last_active_day, p.usual_gap_days
      from enrolment_progress p
      join enrolment e on e.id = p.enrolment_id and e.learner_id = p.learner_id
      """;

  private final JdbcClient jdbc;

  Situations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Situation of(UUID enrolment) {
    return jdbc.sql(ROWS + "where e.id = ?").param(enrolment).query(Situations::situation).single();
  }

  /**
   * Whom the rule has to judge: leaves out, in the database, only those for whom it can find
   * nothing, however it weighs what is usual for them.
   *
   * @param today in the cohort's zone
   */
  List<Situation> suspicious(UUID cohort, LocalDate today) {
    // enrolment_progress_by_cohort gives the cohort's rows.
    return jdbc.sql(
            ROWS
                + """
                where p.cohort_id = :cohort
                  and (e.withdrawn_on is null or e.withdrawn_on > :today)
                  and p.next_due_day is not null
                  and (p.next_due_day <= :today - :grace
                       or p.last_active_day is null
                       or p.last_active_day < :today - :grace)
                """)
        .param("cohort", cohort)
        .param("today", today)
        .param("grace", RiskRule.GRACE_DAYS)
        .query(Situations::situation)
        .list();
  }

  private static Situation situation(ResultSet row, int number) throws SQLException {
    return new Situation(
        row.getObject("id", UUID.class),
        row.getObject("begun", LocalDate.class),
        row.getObject("withdrawn_on", LocalDate.class),
        row.getObject("next_due_day", LocalDate.class),
        row.getObject("last_active_day", LocalDate.class),
        row.getObject("usual_gap_days", Integer.class));
  }
}
