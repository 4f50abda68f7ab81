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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What stands in the inbox of one person, who may be several learners, and what of it is read. What
 * is read stays so, and is read once, at the first time. What was told of a cohort is there only
 * for who looks after it still: it names learners.
 */
@Component
class ReadInbox {

  private static final String MAY_BE_SEEN =
      """
      (m.cohort is null
       or exists (select from cohort c where c.id = m.cohort and m.learner = any(c.mentors)))
      """;

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
            select m.place, m.id, m.rule, m.enrolment, m.cohort, m.learner, m.facts, m.due_at,
                   m.read_at, d.variant
            from inbox_message m
            left join decision d on d.dedupe_key = m.dedupe_key
            where m.learner = any(:learners) and m.place < :before and
            """
                + MAY_BE_SEEN
                + """
                order by m.place desc
                limit :limit
                """)
        .param("learners", ids(learners))
        .param("before", before)
        .param("limit", limit)
        .query((row, n) -> entry(row))
        .list();
  }

  /**
   * Messages and endpoints that were turned off, not seen yet: one's own and those of cohorts that
   * one looks after. Costs a look into an index of unread messages alone, one at the few endpoints
   * that somebody has, and one into an index of cohorts' endpoints that were turned off.
   */
  long unread(Collection<UUID> learners) {
    return jdbc.sql(
            """
            select (select count(*) from endpoint where learner = any(:learners) and not noticed)
                 + (select count(*) from endpoint e join cohort c on c.id = e.cohort
                    where not e.noticed and c.mentors && :learners)
                 + (select count(*) from inbox_message m
                    where m.learner = any(:learners) and m.read_at is null and
            """
                + MAY_BE_SEEN
                + ")")
        .param("learners", ids(learners))
        .query(Long.class)
        .single();
  }

  /**
   * The endpoints that were turned off and not seen since, oldest first; those of a cohort as long
   * as none of its mentors has seen it.
   */
  List<TurnedOff> turnedOff(Collection<UUID> learners) {
    return jdbc.sql(
            """
            select id, kind, null as slug, null as name, disabled_for, disabled_at from endpoint
            where learner = any(:learners) and not noticed
            union all
            select e.id, e.kind, c.slug, c.name, e.disabled_for, e.disabled_at
            from endpoint e join cohort c on c.id = e.cohort
            where not e.noticed and c.mentors && :learners
            order by disabled_at
            """)
        .param("learners", ids(learners))
        .query(
            (row, n) ->
                new TurnedOff(
                    row.getObject("id", UUID.class),
                    row.getString("kind"),
                    row.getString("slug"),
                    row.getString("name"),
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
                    update inbox_message m set read_at = coalesce(m.read_at, :now)
                    where m.id = :id and m.learner = any(:learners) and
                    """
                        + MAY_BE_SEEN)
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
    jdbc.sql(
            """
            update endpoint e set noticed = true
            where not e.noticed
              and (e.learner = any(:learners)
                   or exists (select from cohort c
                              where c.id = e.cohort and c.mentors && :learners))
            """)
        .param("learners", ids(learners))
        .update();
    signals.tell(learners);
  }

  private InboxEntry entry(ResultSet row) throws SQLException {
    OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
    return new InboxEntry(
        row.getLong("place"),
        row.getObject("id", UUID.class),
        row.getObject("enrolment", UUID.class),
        row.getObject("cohort", UUID.class),
        row.getObject("learner", UUID.class),
        format.read(Rule.of(row.getString("rule")), row.getString("facts")),
        row.getString("variant"),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        readAt == null ? null : readAt.toInstant());
  }

  private static UUID[] ids(Collection<UUID> learners) {
    return learners.toArray(UUID[]::new);
  }

  /**
   * An endpoint to which nothing is posted any more.
   *
   * @param slug of the cohort that it is of; null for one's own
   * @param cohort the cohort's name; null for one's own
   * @param reason {@code gone} when it said so itself, {@code failing} after too many failed tries
   * @param since system time
   */
  @Schema(
      description =
          "One of your endpoints, or of a cohort that you look after, to which nothing is posted"
              + " any more")
  record TurnedOff(
      UUID endpoint,
      @Schema(example = "standard") String kind,
      @Schema(description = "The cohort's; null for one of your own") @Nullable String slug,
      @Schema(description = "The cohort's name; null for one of your own") @Nullable String cohort,
      @Schema(description = "gone or failing", example = "failing") String reason,
      Instant since) {}
}
