package dev.milepost.progress.risk;

import dev.milepost.state.Tolerance;

/**
 * {@link RiskRule} as an expression, for statements that sort or count a whole cohort, or many at
 * once, and whom they leave out because somebody snoozed the alert. That lasts until the snooze's
 * day, unless things get more serious than waiting for that day would have made them: who snoozes
 * knows that each day adds a day, but not what else may come.
 */
public final class RiskInSql {

  /**
   * The snoozes of cohorts that hold on their day: the last one of each enrolment that is neither
   * taken back nor over, with the score below which the learner is left out. Over {@code c.id} and
   * {@code c.today}, cohorts with the day in their zone. By intervention_snoozes.
   */
  public static final String SNOOZES =
      """
      select distinct on (i.enrolment_id) i.enrolment_id,
        case i.foreseen when 'notice' then %1$d when 'serious' then %2$d else 2147483647 end as below
      from c
      join intervention i on i.cohort_id = c.id and i.until_day > c.today
      where i.kind = 'snoozed' and i.taken_back_at is null
      order by i.enrolment_id, i.at desc, i.id
      """
          .formatted(Severity.TWO_WEEKS, Severity.SIX_WEEKS);

  private static final String SCORE =
      """
      (case when p.next_due_day is null then 0
       else case when p.next_due_day <= %1$s - %2$d then %1$s - p.next_due_day else 0 end
         + case when p.last_active_day is null then
             (select case when b.day <= %1$s - %2$d then %1$s - b.day else 0 end
              from enrolment e cross join lateral (select greatest(e.starts_on, e.counts_from)) b(day)
              where e.id = p.enrolment_id)
           else greatest(0, %1$s - p.last_active_day
             - case when p.usual_gap_days is null then %3$d
                    else greatest(%2$d, floor(%4$s::float8 * p.usual_gap_days)::int) end)
           end
       end)
      """;

  /** Written so that for most learners the first comparison tells. */
  private static final String HAS_A_REASON =
      """
      (p.next_due_day is not null
        and (p.next_due_day <= %1$s - %2$d
             or case when p.last_active_day is null then
                       (select greatest(e.starts_on, e.counts_from) <= %1$s - %2$d
                        from enrolment e where e.id = p.enrolment_id)
                     when p.usual_gap_days is null then p.last_active_day < %1$s - %3$d
                     else %1$s - p.last_active_day
                            > greatest(%2$d, floor(%4$s::float8 * p.usual_gap_days))
                end))
      """;

  private RiskInSql() {}

  /**
   * The score of a learner who is enrolled in a cohort that is running, which is 0 for who needs no
   * help: over {@code p}, an enrolment's progress. The enrolment is looked up only for who was
   * never active.
   *
   * @param today in the cohort's zone, as an expression
   */
  public static String score(String today) {
    return on(today, SCORE);
  }

  /**
   * Whether the score is above 0 and the alert does not sleep, for the price of less: over {@code
   * p} and {@code s}, which may be null, of {@link #SNOOZES}.
   *
   * @param today as above
   */
  public static String mayNeedHelp(String today) {
    return "(%s and (s.below is null or %s >= s.below))"
        .formatted(on(today, HAS_A_REASON), score(today));
  }

  private static String on(String today, String expression) {
    return expression.formatted(
        today,
        Tolerance.GRACE_DAYS,
        Tolerance.SILENCE_OF_A_STRANGER,
        Tolerance.SILENCE_PER_USUAL_GAP);
  }
}
