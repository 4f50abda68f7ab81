package dev.milepost.progress.risk;

import dev.milepost.progress.roster.PageOf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the risk of learners is judged by. */
@Repository
class Situations {

  private static final String ROWS =
      """
      select e.id, greatest(e.starts_on, e.counts_from) as begun, p.withdrawn_on,
             p.next_due_day, p.last_active_day, p.usual_gap_days
      from enrolment_progress p
      join enrolment e on e.id = p.enrolment_id and e.learner_id = p.learner_id
      """;

  /**
   * A row without an enrolment where the page is empty, for the total. The offset keeps the score
   * from being worked out once for each place where it stands.
   */
  private static final String FIND =
      """
      with c as (select :cohort::uuid as id, :today::date as today),
      snooze as (%s),
      judged as (
        select p.enrolment_id, %s as score
        from enrolment_progress p
        where p.cohort_id = :cohort and coalesce(p.withdrawn_on > :today, true)
        offset 0
      ),
      found as (
        select j.enrolment_id, j.score
        from judged j
        left join snooze s on s.enrolment_id = j.enrolment_id
        where j.score > 0 and coalesce(j.score < s.below, false) = :asleep
      )
      select counted.total, shown.enrolment_id
      from (select count(*) as total from found) counted
      left join (select * from found order by score desc, enrolment_id limit :size offset :offset) shown
        on true
      order by shown.score desc, shown.enrolment_id
      """
          .formatted(RiskInSql.SNOOZES, RiskInSql.score(":today::date"));

  private final JdbcClient jdbc;

  Situations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Situation of(UUID enrolment) {
    return jdbc.sql(ROWS + "where e.id = ?").param(enrolment).query(Situations::situation).single();
  }

  /** Those of several enrolments, by enrolment. */
  Map<UUID, Situation> of(Collection<UUID> enrolments) {
    return jdbc
        .sql(ROWS + "where e.id = any(:enrolments)")
        .param("enrolments", enrolments.toArray(UUID[]::new))
        .query(Situations::situation)
        .list()
        .stream()
        .collect(Collectors.toMap(Situation::enrolment, Function.identity()));
  }

  /**
   * Whom the rule finds, the highest score first, equal ones in a fixed order, without those whose
   * alert sleeps. One pass over the cohort; only the page leaves the database.
   *
   * @param today a day of the cohort, in its zone
   * @param asleep those whose alert sleeps instead
   */
  Found find(UUID cohort, LocalDate today, boolean asleep, PageOf page) {
    var enrolments = new ArrayList<UUID>();
    var total = new AtomicInteger();
    // enrolment_progress_by_cohort gives the cohort's rows.
    jdbc.sql(FIND)
        .param("cohort", cohort)
        .param("today", today)
        .param("asleep", asleep)
        .param("size", page.size())
        .param("offset", page.offset())
        .query(
            row -> {
              total.set(row.getInt("total"));
              UUID enrolment = row.getObject("enrolment_id", UUID.class);
              if (enrolment != null) {
                enrolments.add(enrolment);
              }
            });
    return new Found(enrolments, total.get());
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

  /**
   * @param enrolments of the page
   * @param total how many there are on all pages
   */
  record Found(List<UUID> enrolments, int total) {}
}
