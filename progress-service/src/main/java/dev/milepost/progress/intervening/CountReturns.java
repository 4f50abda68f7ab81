package dev.milepost.progress.intervening;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what followed on what the staff of a cohort did. */
@Component
public class CountReturns {

  private static final int DAYS = 28;

  private final JdbcClient jdbc;

  CountReturns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Of the last 28 days, as far as seven days have passed since. A snooze is none: the learner
   * notices nothing of it.
   *
   * @param today in the cohort's zone
   */
  public Returns count(UUID cohort, LocalDate today) {
    LocalDate from = today.minusDays(DAYS);
    LocalDate through = today.minusDays(Intervention.DAYS_TO_COME_BACK + 1L);
    // intervention_by_day, and then the keys of the enrolment and its progress.
    return jdbc.sql(
            """
            select count(*) as interventions,
                   count(*) filter (where exists (
                     select from unnest(p.active_days) as a(day)
                     where a.day > i.day and a.day <= i.day + 7)) as came_back
            from intervention i
            join enrolment e on e.id = i.enrolment_id
            join enrolment_progress p on p.learner_id = e.learner_id and p.enrolment_id = e.id
            where i.cohort_id = :cohort and i.kind <> 'snoozed'
              and i.day between :from and :through
            """)
        .param("cohort", cohort)
        .param("from", from)
        .param("through", through)
        .query(
            (row, number) ->
                new Returns(from, through, row.getInt("interventions"), row.getInt("came_back")))
        .single();
  }
}
