package dev.milepost.progress.intervening;

/** What a return is, for statements that tell or count it. */
final class CameBack {

  /**
   * Whether the learner did something on the day itself, after the intervention: over {@code i}, an
   * intervention, {@code e} and {@code p}, the enrolment with its progress, and {@code c}, its
   * cohort. The log is asked, by milestone_event_by_learner, only of those who were active on that
   * day.
   */
  static final String ON_THE_SAME_DAY =
      """
      (i.day = any(p.active_days) and exists (
         select from milestone_event v
         where v.term = c.term and v.learner_id = e.learner_id and v.enrolment_id = e.id
           and v.actor_id = v.learner_id and not v.carried_over
           and v.occurred_at > i.at
           and v.occurred_at < (i.day + 1)::timestamp at time zone c.zone))
      """;

  private CameBack() {}
}
