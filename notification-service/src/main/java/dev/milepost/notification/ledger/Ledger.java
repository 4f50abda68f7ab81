package dev.milepost.notification.ledger;

import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Finding;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes decisions: one for each dedupe key, the first. A decision that was no longer true gives its
 * key back, since nothing was said under it: when the same comes true later, that is decided on
 * anew. The same happening taken again is no new decision, whatever came of the first.
 */
@Component
public class Ledger {

  private final NamedParameterJdbcTemplate jdbc;
  private final FindingFormat format;

  Ledger(NamedParameterJdbcTemplate jdbc, FindingFormat format) {
    this.jdbc = jdbc;
    this.format = format;
  }

  /**
   * Writes decisions in this order, in the caller's transaction. What is held back is settled by
   * that; the rest is queued.
   *
   * @return those that were new
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Decision> record(List<Decision> decisions) {
    int[] added =
        jdbc.batchUpdate(
            """
            insert into decision (id, dedupe_key, rule, category, enrolment, learner, facts,
                                  happened_at, recorded_at, due_at, decided_at, outcome, reason,
                                  settled_at, next_try_at, counted_at, cohort)
            values (:id, :dedupeKey, :rule, :category, :enrolment, :learner, :facts::jsonb,
                    :happened, :recorded, :due, :decided, :outcome, :reason, :settled,
                    case when :outcome = 'queued' then now() end, :counted,
                    (select cohort from enrolment where id = :enrolment))
            on conflict do nothing
            """,
            decisions.stream().map(this::row).toArray(SqlParameterSource[]::new));
    var recorded = new ArrayList<Decision>();
    for (int place = 0; place < added.length; place++) {
      if (added[place] > 0) {
        recorded.add(decisions.get(place));
      }
    }
    gather(recorded);
    return recorded;
  }

  /** What waited for these digests, if any are, is in them now, whatever comes of them. */
  private void gather(List<Decision> recorded) {
    jdbc.batchUpdate(
        """
        update decision set folded_into = :digest
        where enrolment = :enrolment and outcome = 'folded' and folded_into is null
        """,
        recorded.stream()
            .filter(decision -> decision.finding() instanceof Finding.Digest)
            .map(
                digest ->
                    new MapSqlParameterSource("digest", digest.id())
                        .addValue("enrolment", digest.enrolment()))
            .toArray(SqlParameterSource[]::new));
  }

  private SqlParameterSource row(Decision decision) {
    HeldBack heldBack = decision.heldBack();
    return new MapSqlParameterSource()
        .addValue("id", decision.id())
        .addValue("dedupeKey", decision.ledgerKey())
        .addValue("rule", decision.finding().rule().wireName())
        .addValue("category", decision.finding().rule().category().wireName())
        .addValue("enrolment", decision.enrolment())
        .addValue("learner", decision.learner())
        .addValue("facts", format.write(decision.finding()))
        .addValue("happened", utc(decision.times().happened()))
        .addValue("recorded", utc(decision.times().recorded()))
        .addValue("due", utc(decision.times().due()))
        .addValue("decided", utc(decision.decidedAt()))
        .addValue("outcome", heldBack == null ? "queued" : heldBack.outcome())
        .addValue("reason", heldBack == null ? null : heldBack.wireName(), Types.VARCHAR)
        .addValue(
            "settled",
            heldBack == null ? null : utc(decision.decidedAt()),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .addValue("counted", utc(decision.countsAt()), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
