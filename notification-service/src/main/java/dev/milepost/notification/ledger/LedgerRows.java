package dev.milepost.notification.ledger;

import dev.milepost.notification.policy.Assessment.Times;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Finding;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Adds rows to the ledger, whoever is told. */
@Component
class LedgerRows {

  private final NamedParameterJdbcTemplate jdbc;
  private final FindingFormat format;

  LedgerRows(NamedParameterJdbcTemplate jdbc, FindingFormat format) {
    this.jdbc = jdbc;
    this.format = format;
  }

  /**
   * Adds what is not there, in this order, in the caller's transaction. What is held back is
   * settled by that; the rest is queued.
   *
   * @return those that were new
   */
  <D> List<D> add(List<D> decisions, Function<D, Row> asRow) {
    int[] added =
        jdbc.batchUpdate(
            """
            insert into decision (id, dedupe_key, rule, category, enrolment, learner, facts,
                                  happened_at, recorded_at, due_at, decided_at, outcome, reason,
                                  settled_at, next_try_at, counted_at, cohort)
            values (:id, :dedupeKey, :rule, :category, :enrolment, :learner, :facts::jsonb,
                    :happened, :recorded, :due, :decided, :outcome, :reason, :settled,
                    case when :outcome = 'queued' then now() end, :counted,
                    coalesce(:cohort::uuid, (select cohort from enrolment where id = :enrolment)))
            on conflict do nothing
            """,
            decisions.stream().map(asRow).map(this::parameters).toArray(SqlParameterSource[]::new));
    var recorded = new ArrayList<D>();
    for (int place = 0; place < added.length; place++) {
      if (added[place] > 0) {
        recorded.add(decisions.get(place));
      }
    }
    return recorded;
  }

  private SqlParameterSource parameters(Row row) {
    HeldBack heldBack = row.heldBack();
    return new MapSqlParameterSource()
        .addValue("id", row.id())
        .addValue("dedupeKey", row.key())
        .addValue("rule", row.finding().rule().wireName())
        .addValue("category", row.finding().rule().category().wireName())
        .addValue("enrolment", row.enrolment(), Types.OTHER)
        .addValue("cohort", row.cohort(), Types.OTHER)
        .addValue("learner", row.reader())
        .addValue("facts", format.write(row.finding()))
        .addValue("happened", utc(row.times().happened()))
        .addValue("recorded", utc(row.times().recorded()))
        .addValue("due", utc(row.times().due()))
        .addValue("decided", utc(row.decidedAt()))
        .addValue("outcome", heldBack == null ? "queued" : heldBack.outcome())
        .addValue("reason", heldBack == null ? null : heldBack.wireName(), Types.VARCHAR)
        .addValue(
            "settled",
            heldBack == null ? null : utc(row.decidedAt()),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .addValue("counted", utc(row.countsAt()), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  /**
   * @param key that there is one row for
   * @param enrolment that it is about; null when it is about a cohort
   * @param cohort that it is about; null when it is that of the enrolment
   */
  record Row(
      UUID id,
      String key,
      Finding finding,
      @Nullable UUID enrolment,
      @Nullable UUID cohort,
      UUID reader,
      Times times,
      Instant decidedAt,
      @Nullable HeldBack heldBack,
      @Nullable Instant countsAt) {}
}
