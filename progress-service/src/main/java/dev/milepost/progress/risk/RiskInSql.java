package dev.milepost.progress.risk;

/** {@link RiskRule} as a condition, for statements that only count, over many cohorts at once. */
public final class RiskInSql {

  /**
   * Whether a learner who is enrolled may need help, in a cohort that is running: over {@code p},
   * an enrolment's progress, {@code e}, the enrolment, and {@code c.today}, the day in the cohort's
   * zone.
   */
  public static final String MAY_NEED_HELP =
      """
      (p.next_due_day is not null
        and (p.next_due_day <= c.today - %1$d
             or case when p.last_active_day is null
                     then greatest(e.starts_on, e.counts_from) <= c.today - %1$d
                     when p.usual_gap_days is null
                     then p.last_active_day < c.today - %2$d
                     else c.today - p.last_active_day > greatest(%1$d, trunc(%3$s * p.usual_gap_days))
                end))
      """
          .formatted(
              RiskRule.GRACE_DAYS, RiskRule.SILENCE_OF_A_STRANGER, RiskRule.SILENCE_PER_USUAL_GAP);

  private RiskInSql() {}
}
