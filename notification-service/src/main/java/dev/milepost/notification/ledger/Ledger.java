package dev.milepost.notification.ledger;

import dev.milepost.notification.ledger.LedgerRows.Row;
import dev.milepost.notification.rules.Finding;
import java.util.List;
import java.util.UUID;
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
  private final LedgerRows rows;

  Ledger(NamedParameterJdbcTemplate jdbc, LedgerRows rows) {
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
  public List<Decision> record(List<Decision> decisions) {
    List<Decision> recorded = rows.add(decisions, Ledger::row);
    gather(recorded);
    return recorded;
  }

  /**
   * What waited for these digests, if any are, is in them now, whatever comes of them. What is
   * folded together with one waits for the next.
   */
  private void gather(List<Decision> recorded) {
    UUID[] justFolded =
        recorded.stream().filter(Decision::isFolded).map(Decision::id).toArray(UUID[]::new);
    jdbc.batchUpdate(
        """
        update decision set folded_into = :digest
        where enrolment = :enrolment and outcome = 'folded' and folded_into is null
          and id <> all (:justFolded::uuid[])
        """,
        recorded.stream()
            .filter(decision -> decision.finding() instanceof Finding.Digest)
            .map(
                digest ->
                    new MapSqlParameterSource("digest", digest.id())
                        .addValue("enrolment", digest.enrolment())
                        .addValue("justFolded", justFolded))
            .toArray(SqlParameterSource[]::new));
  }

  private static Row row(Decision decision) {
    return new Row(
        decision.id(),
        decision.ledgerKey(),
        decision.finding(),
        decision.enrolment(),
        null,
        decision.learner(),
        decision.times(),
        decision.decidedAt(),
        decision.heldBack(),
        decision.countsAt());
  }
}
