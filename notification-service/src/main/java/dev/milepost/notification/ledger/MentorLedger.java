package dev.milepost.notification.ledger;

import dev.milepost.notification.ledger.LedgerRows.Row;
import dev.milepost.notification.policy.Assessment.Times;
import dev.milepost.notification.rules.MentorDigest;
import java.util.List;
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
  private final LedgerRows rows;

  MentorLedger(NamedParameterJdbcTemplate jdbc, LedgerRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /**
   * Writes decisions in this order, in the caller's transaction. What is held back is settled by
   * that; the rest is queued.
   *
   * @return those that were new
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<MentorDecision> record(List<MentorDecision> decisions) {
    List<MentorDecision> recorded = rows.add(decisions, MentorLedger::row);
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

  private static Row row(MentorDecision decision) {
    return new Row(
        decision.id(),
        decision.ledgerKey(),
        decision.finding(),
        null,
        decision.cohort(),
        decision.mentor(),
        Times.at(decision.due()),
        decision.decidedAt(),
        decision.heldBack(),
        decision.countsAt());
  }
}
