package dev.milepost.notification.inbox;

import dev.milepost.messaging.Signals;
import dev.milepost.notification.ledger.FindingFormat;
import dev.milepost.notification.rules.Rule;
import dev.milepost.time.BusinessClock;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What stands in the inbox of one person, who may be several learners, and what of it is read. What
 * is read stays so, and is read once, at the first time.
 */
@Component
class ReadInbox {

  private final JdbcClient jdbc;
  private final FindingFormat format;
  private final BusinessClock clock;
  private final Signals signals;

  ReadInbox(JdbcClient jdbc, FindingFormat format, BusinessClock clock, Signals signals) {
    this.jdbc = jdbc;
    this.format = format;
    this.clock = clock;
    this.signals = signals;
  }

  /** Newest first, from below {@code before}. */
  List<InboxEntry> list(Collection<UUID> learners, long before, int limit) {
    return jdbc.sql(
            """
            select place, id, rule, enrolment, learner, facts, due_at, read_at from inbox_message
            where learner = any(:learners) and place < :before
            order by place desc
            limit :limit
            """)
        .param("learners", ids(learners))
        .param("before", before)
        .param("limit", limit)
        .query((row, n) -> entry(row))
        .list();
  }

  /**
   * Messages and endpoints that were turned off, not seen yet. Costs a look into an index of unread
   * messages alone, and one at the few endpoints that somebody has.
   */
  long unread(Collection<UUID> learners) {
    return jdbc.sql(
            """
            select (select count(*) from inbox_message
                    where learner = any(:learners) and read_at is null)
                 + (select count(*) from endpoint where learner = any(:learners) and not noticed)
            """)
        .param("learners", ids(learners))
        .query(Long.class)
        .single();
  }

  /** The endpoints that were turned off and not seen since, oldest first. */
  List<TurnedOff> turnedOff(Collection<UUID> learners) {
    return jdbc.sql(
            """
            select id, kind, disabled_for, disabled_at from endpoint
            where learner = any(?) and not noticed
            order by disabled_at
            """)
        .param(ids(learners))
        .query(
            (row, n) ->
                new TurnedOff(
                    row.getObject("id", UUID.class),
                    row.getString("kind"),
                    row.getString("disabled_for"),
                    row.getObject("disabled_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** False when there is no such message of theirs. */
  @Transactional
  public boolean markRead(Collection<UUID> learners, UUID id) {
    boolean found =
        jdbc.sql(
                    """
                    update inbox_message set read_at = coalesce(read_at, :now)
                    where id = :id and learner = any(:learners)
                    """)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("learners", ids(learners))
                .update()
            == 1;
    if (found) {
      signals.tell(learners);
    }
    return found;
  }

  /**
   * Up to the place of the newest that the reader has seen: what came meanwhile stays unread. That
   * endpoints were turned off is seen as well.
   */
  @Transactional
  public void markAllRead(Collection<UUID> learners, long upTo) {
    jdbc.sql(
            """
            update inbox_message set read_at = :now
            where learner = any(:learners) and read_at is null and place <= :upTo
            """)
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .param("learners", ids(learners))
        .param("upTo", upTo)
        .update();
    jdbc.sql("update endpoint set noticed = true where learner = any(?) and not noticed")
        .param(ids(learners))
        .update();
    signals.tell(learners);
  }

  private InboxEntry entry(ResultSet row) throws SQLException {
    OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
    return new InboxEntry(
        row.getLong("place"),
        row.getObject("id", UUID.class),
        row.getObject("enrolment", UUID.class),
        row.getObject("learner", UUID.class),
        format.read(Rule.of(row.getString("rule")), row.getString("facts")),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        readAt == null ? null : readAt.toInstant());
  }

  private static UUID[] ids(Collection<UUID> learners) {
    return learners.toArray(UUID[]::new);
  }

  /**
   * An endpoint to which nothing is posted any more.
   *
   * @param reason {@code gone} when it said so itself, {@code failing} after too many failed tries
   * @param since system time
   */
  @Schema(description = "One of your endpoints to which nothing is posted any more")
  record TurnedOff(
      UUID endpoint,
      @Schema(example = "standard") String kind,
      @Schema(description = "gone or failing", example = "failing") String reason,
      Instant since) {}
}
