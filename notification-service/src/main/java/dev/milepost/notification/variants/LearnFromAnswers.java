package dev.milepost.notification.variants;

import dev.milepost.time.BusinessClock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Judges messages whose wording was chosen, once each and once their days are over: whether their
 * reader handed in or completed a milestone. Several instances may do so side by side.
 */
@Component
public class LearnFromAnswers {

  /** Short enough to learn within a cohort's time, long enough for a weekend. */
  public static final Duration TO_ANSWER = Duration.ofDays(3);

  private static final int BATCH = 1000;

  private final JdbcClient jdbc;
  private final BusinessClock clock;

  LearnFromAnswers(JdbcClient jdbc, BusinessClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Judges one batch, oldest first, by the index of what is to be judged and by enrolment; returns
   * how many it were.
   */
  @Transactional
  public int learn() {
    return jdbc.sql(
            """
            with judged as (
              update decision d
              set answered = exists (
                select from milestone_event e
                where e.enrolment = d.enrolment and e.type in ('submitted', 'completed')
                  and not e.carried_over
                  and e.occurred_at > d.settled_at and e.occurred_at <= d.settled_at + make_interval(secs => :seconds))
              from (
                select place from decision
                where outcome = 'sent' and variant is not null and answered is null
                  and settled_at <= :latest
                order by settled_at
                limit :limit
                for update skip locked) next
              where d.place = next.place
              returning d.cohort, d.rule, d.variant, d.chances, d.answered
            ), seen as (
              select j.rule, c.key as variant, j.cohort, c.key = j.variant as chosen, j.answered,
                     1 / case when c.key = j.variant then c.value::double precision
                              else 1 - c.value::double precision end as weight
              from judged j cross join lateral jsonb_each_text(j.chances) c
              where j.cohort is not null
            ), added as (
              insert into variant_tally
              select rule, variant, cohort,
                     count(*) filter (where chosen), count(*) filter (where chosen and answered),
                     coalesce(sum(weight) filter (where chosen), 0),
                     coalesce(sum(weight) filter (where chosen and answered), 0),
                     count(*) filter (where not chosen),
                     coalesce(sum(weight) filter (where not chosen), 0),
                     coalesce(sum(weight) filter (where not chosen and answered), 0)
              from seen
              group by rule, variant, cohort
              order by rule, variant, cohort
              on conflict (rule, variant, cohort) do update
              set chosen = variant_tally.chosen + excluded.chosen,
                  answered = variant_tally.answered + excluded.answered,
                  chosen_weight = variant_tally.chosen_weight + excluded.chosen_weight,
                  chosen_answered = variant_tally.chosen_answered + excluded.chosen_answered,
                  others = variant_tally.others + excluded.others,
                  others_weight = variant_tally.others_weight + excluded.others_weight,
                  others_answered = variant_tally.others_answered + excluded.others_answered
            )
            select count(*) from judged
            """)
        .param("seconds", TO_ANSWER.toSeconds())
        .param("latest", clock.now().minus(TO_ANSWER).atOffset(ZoneOffset.UTC))
        .param("limit", BATCH)
        .query(Integer.class)
        .single();
  }
}
