package dev.milepost.progress.risk;

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

  /**
   * The score of a learner who is enrolled in a cohort that is running, which is 0 for who needs no
   * help: over {@code p}, an enrolment's progress, and {@code c.today}. The enrolment is looked up
   * only for who was never active.
   */
  public static final String SCORE =
      """
      case when p.next_due_day is null then 0
      else case when p.next_due_day <= c.today - %1$d then c.today - p.next_due_day else 0 end
        + case when p.last_active_day is null then
            (select case when b.day <= c.today - %1$d then c.today - b.day else 0 end
             from enrolment e cross join lateral (select greatest(e.starts_on, e.counts_from)) b(day)
             where e.id = p.enrolment_id)
          else greatest(0, c.today - p.last_active_day
            - case when p.usual_gap_days is null then %2$d
                   else greatest(%1$d, trunc(%3$s * p.usual_gap_days)::int) end)
          end
      end
      """
          .formatted(
              RiskRule.GRACE_DAYS, RiskRule.SILENCE_OF_A_STRANGER, RiskRule.SILENCE_PER_USUAL_GAP);

  private RiskInSql() {}
}
