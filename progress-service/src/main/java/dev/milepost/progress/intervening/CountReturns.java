package dev.milepost.progress.intervening;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what followed on what the staff of a cohort did. */
@Component
public class CountReturns {

  private static final int DAYS = 28;

  private static final String COUNT =
      """
      select count(*) filter (where d.day >= :from) as interventions,
             count(*) filter (where d.day >= :from and d.back) as came_back,
             count(*) filter (where d.day <= :through - 7) as interventions_before,
             count(*) filter (where d.day <= :through - 7 and d.back) as came_back_before
      from (
        select i.day,
               exists (select from unnest(p.active_days) as a(day)
                       where a.day > i.day and a.day <= i.day + 7)
               or %s as back
        from intervention i
        join cohort c on c.id = i.cohort_id
        join enrolment e on e.id = i.enrolment_id
        join enrolment_progress p on p.learner_id = e.learner_id and p.enrolment_id = e.id
        where i.cohort_id = :cohort and i.kind <> 'snoozed'
          and i.day between :from - 7 and :through
      ) d
      """
          .formatted(CameBack.ON_THE_SAME_DAY);

  private final JdbcClient jdbc;

  CountReturns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Of the last 28 days, as far as seven days have passed since. A snooze is none: the learner
   * notices nothing of it.
   *
   * @param day in the cohort's zone, today or any past one; what happened on it is not counted
   */
  public Returns count(UUID cohort, LocalDate day) {
    LocalDate from = day.minusDays(DAYS);
    LocalDate through = day.minusDays(Intervention.DAYS_TO_COME_BACK + 1L);
    // intervention_by_day, and then the keys of the enrolment and its progress.
    return jdbc.sql(COUNT)
        .param("cohort", cohort)
        .param("from", from)
        .param("through", through)
        .query(
            (row, number) ->
                new Returns(
                    from,
                    through,
                    row.getInt("interventions"),
                    row.getInt("came_back"),
                    Returns.percent(
                        row.getInt("came_back_before"), row.getInt("interventions_before"))))
        .single();
  }
}
