package dev.milepost.notification.bounces;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came back, for an organisation's admins. */
@Component
class Bounces {

  private final JdbcClient jdbc;

  Bounces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first. */
  List<Bounce> list(String organisation, int limit) {
    return jdbc.sql(
            """
            select b.*, d.learner from bounce b join decision d on d.id = b.decision
            where b.organisation = ? order by b.taken_at desc limit ?
            """)
        .params(organisation, limit)
        .query((row, n) -> bounce(row))
        .list();
  }

  Bounce find(UUID message, BounceKind kind) {
    return jdbc.sql(
            """
            select b.*, d.learner from bounce b join decision d on d.id = b.decision
            where b.decision = ? and b.kind = ?
            """)
        .params(message, kind.wireName())
        .query((row, n) -> bounce(row))
        .single();
  }

  /**
   * The decision that a mail was sent for, the last if there were several; empty when it was not
   * this organisation's.
   */
  Optional<UUID> message(String organisation, UUID messageId) {
    return jdbc.sql(
            """
            select d.id from decision d
            left join enrolment e on e.id = d.enrolment
            join cohort c on c.id = coalesce(e.cohort, d.cohort)
            where d.message_id = ? and c.organisation = ?
            order by d.place desc limit 1
            """)
        .params(messageId, organisation)
        .query((row, n) -> row.getObject("id", UUID.class))
        .optional();
  }

  private static Bounce bounce(ResultSet row) throws SQLException {
    return new Bounce(
        row.getObject("decision", UUID.class),
        row.getObject("learner", UUID.class),
        row.getString("kind"),
        row.getString("status"),
        row.getBoolean("blocked"),
        row.getObject("taken_at", OffsetDateTime.class).toInstant());
  }

  /**
   * @param decision as the ledger has it
   * @param blocked whether the address was blocked for it
   */
  @Schema(description = "A mail that came back, or was complained of")
  record Bounce(
      UUID decision,
      UUID learner,
      @Schema(
              description =
                  "hard: no mail arrives there; soft: this one did not; policy: we were refused;"
                      + " complaint: its reader did not want it",
              example = "hard")
          String kind,
      @Schema(description = "By RFC 3463, where it was told", example = "5.1.1")
          @Nullable String status,
      @Schema(description = "Whether the address was blocked for it") boolean blocked,
      Instant takenAt) {}
}
