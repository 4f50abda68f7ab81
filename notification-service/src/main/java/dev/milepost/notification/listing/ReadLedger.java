package dev.milepost.notification.listing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the ledger of one organisation. */
@Component
class ReadLedger {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ReadLedger(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Newest first, from below {@code before} in the ledger. */
  List<LedgerEntry> list(String organisation, LedgerFilter filter, long before, int limit) {
    return jdbc.sql(
            """
            select d.*, (d.chances ->> d.variant)::double precision as chance,
                   digest.outcome as digest_outcome
            from decision d
            left join decision digest on digest.id = d.folded_into
            left join enrolment e on e.id = d.enrolment
            join cohort c on c.id = coalesce(e.cohort, d.cohort)
            where c.organisation = :organisation and d.place < :before
              and (:anyLearner or d.learner = any(:learners))
              and (:enrolment::uuid is null or d.enrolment = :enrolment)
              and (:cohort::uuid is null or d.cohort = :cohort)
              and (:rule::text is null or d.rule = :rule)
              and (:outcome::text is null or d.outcome = :outcome)
            order by d.place desc
            limit :limit
            """)
        .param("organisation", organisation)
        .param("before", before)
        .param("anyLearner", filter.learners() == null)
        .param("learners", ids(filter.learners()))
        .param("enrolment", filter.enrolment())
        .param("cohort", filter.cohort())
        .param("rule", filter.rule() == null ? null : filter.rule().wireName())
        .param("outcome", filter.outcome())
        .param("limit", limit)
        .query((row, n) -> entry(row))
        .list();
  }

  Optional<LedgerEntry> find(String organisation, UUID id) {
    return jdbc.sql(
            """
            select d.*, (d.chances ->> d.variant)::double precision as chance,
                   digest.outcome as digest_outcome
            from decision d
            left join decision digest on digest.id = d.folded_into
            left join enrolment e on e.id = d.enrolment
            join cohort c on c.id = coalesce(e.cohort, d.cohort)
            where c.organisation = :organisation and d.id = :id
            """)
        .param("organisation", organisation)
        .param("id", id)
        .query((row, n) -> entry(row))
        .optional();
  }

  /** How many decisions there are by outcome, and of those with a reason by outcome/reason. */
  Map<String, Long> counts(String organisation) {
    var counts = new TreeMap<String, Long>();
    jdbc.sql(
            """
            select d.outcome, d.reason, count(*) as n from decision d
            left join enrolment e on e.id = d.enrolment
            join cohort c on c.id = coalesce(e.cohort, d.cohort)
            where c.organisation = :organisation
            group by d.outcome, d.reason
            """)
        .param("organisation", organisation)
        .query(
            row -> {
              String outcome = row.getString("outcome");
              String reason = row.getString("reason");
              counts.merge(outcome, row.getLong("n"), Long::sum);
              if (reason != null) {
                counts.merge(outcome + "/" + reason, row.getLong("n"), Long::sum);
              }
            });
    return counts;
  }

  private LedgerEntry entry(ResultSet row) throws SQLException {
    return new LedgerEntry(
        row.getLong("place"),
        row.getObject("id", UUID.class),
        row.getString("rule"),
        row.getString("category"),
        row.getObject("enrolment", UUID.class),
        row.getObject("cohort", UUID.class),
        row.getObject("learner", UUID.class),
        row.getString("outcome"),
        row.getString("reason"),
        row.getObject("folded_into", UUID.class),
        row.getString("digest_outcome"),
        json.readTree(row.getString("facts")),
        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("settled_at", OffsetDateTime.class)),
        row.getInt("attempts"),
        row.getObject("message_id", UUID.class),
        instant(row.getObject("next_try_at", OffsetDateTime.class)),
        row.getString("variant"),
        row.getObject("chance", Double.class),
        row.getObject("answered", Boolean.class));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static UUID[] ids(@Nullable Collection<UUID> ids) {
    return ids == null ? new UUID[0] : ids.toArray(UUID[]::new);
  }
}
