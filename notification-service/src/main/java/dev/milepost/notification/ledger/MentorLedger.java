package dev.milepost.notification.ledger;

import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.MentorDigest;
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
 * Takes decisions on what mentors are told of cohorts, under the rules of {@link Ledger}: one for
 * each dedupe key, and a key that was no longer true is given back.
 */
@Component
public class MentorLedger {

  private final NamedParameterJdbcTemplate jdbc;
  private final FindingFormat format;

  MentorLedger(NamedParameterJdbcTemplate jdbc, FindingFormat format) {
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
  public List<MentorDecision> record(List<MentorDecision> decisions) {
    int[] added =
        jdbc.batchUpdate(
            """
            insert into decision (id, dedupe_key, rule, category, cohort, learner, facts,
                                  happened_at, recorded_at, due_at, decided_at, outcome, reason,
                                  settled_at, next_try_at, counted_at)
            values (:id, :dedupeKey, :rule, :category, :cohort, :mentor, :facts::jsonb,
                    :due, :due, :due, :decided, :outcome, :reason, :settled,
                    case when :outcome = 'queued' then now() end, :counted)
            on conflict do nothing
            """,
            decisions.stream().map(this::row).toArray(SqlParameterSource[]::new));
    var recorded = new ArrayList<MentorDecision>();
    for (int place = 0; place < added.length; place++) {
      if (added[place] > 0) {
        recorded.add(decisions.get(place));
      }
    }
    gather(recorded);
    return recorded;
  }

  /** What was folded for these digests, if any are, is in them now, whatever comes of them. */
  private void gather(List<MentorDecision> recorded) {
    jdbc.batchUpdate(
        """
        update decision set folded_into = :digest
        where learner = :mentor and cohort = :cohort and enrolment is null
          and outcome = 'folded' and folded_into is null
        """,
        recorded.stream()
            .filter(decision -> decision.finding() instanceof MentorDigest)
            .map(
                digest ->
                    new MapSqlParameterSource("digest", digest.id())
                        .addValue("mentor", digest.mentor())
                        .addValue("cohort", digest.cohort()))
            .toArray(SqlParameterSource[]::new));
  }

  private SqlParameterSource row(MentorDecision decision) {
    HeldBack heldBack = decision.heldBack();
    String key = decision.dedupeKey();
    return new MapSqlParameterSource()
        .addValue("id", decision.id())
        .addValue(
            "dedupeKey", heldBack == HeldBack.NO_LONGER_TRUE ? key + "/" + decision.id() : key)
        .addValue("rule", decision.finding().rule().wireName())
        .addValue("category", decision.finding().rule().category().wireName())
        .addValue("cohort", decision.cohort())
        .addValue("mentor", decision.mentor())
        .addValue("facts", format.write(decision.finding()))
        .addValue("due", utc(decision.due()))
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
