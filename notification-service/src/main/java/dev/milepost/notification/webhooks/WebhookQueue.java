package dev.milepost.notification.webhooks;

import dev.milepost.notification.ledger.FindingFormat;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Rule;
import dev.milepost.time.BusinessClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves what is posted from state to state, as the queue of mails does:
 *
 * <pre>
 * queued -> claimed -> sending -> sent | failed | unknown
 * </pre>
 *
 * The difference is in what a lost sender leaves: a signed webhook has an id by which its receiver
 * knows a second copy, so it is posted again; what is shown as often as it comes is {@code
 * unknown}. Every step is one conditional update. Leases and retries go by the database's clock.
 */
@Component
class WebhookQueue {

  /** Longer than preparing a message takes. */
  private static final Duration CLAIM = Duration.ofSeconds(60);

  /** Longer than a look-up and a post take. */
  private static final Duration SENDING = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final FindingFormat format;
  private final BusinessClock clock;

  WebhookQueue(JdbcClient jdbc, FindingFormat format, BusinessClock clock) {
    this.jdbc = jdbc;
    this.format = format;
    this.clock = clock;
  }

  /**
   * Claims what is to be tried, longest waiting first.
   *
   * @param busy endpoints that are being posted to
   */
  List<Claimed> claim(UUID owner, Collection<UUID> busy, int limit) {
    return jdbc
        .sql(
            """
            update webhook_message m
            set outcome = 'claimed', owner = :owner, next_try_at = null,
                lease_until = now() + make_interval(secs => :seconds)
            from (
              select place from webhook_message
              where outcome = 'queued' and next_try_at <= now() and endpoint <> all(:busy)
              order by next_try_at
              limit :limit
              for update skip locked) next
            where m.place = next.place
            returning m.id, m.endpoint, m.rule, m.enrolment, m.cohort, m.learner, m.facts, m.due_at,
                      m.attempts,
                      (select d.variant from decision d where d.dedupe_key = m.dedupe_key)
            """)
        .param("owner", owner)
        .param("seconds", CLAIM.toSeconds())
        .param("busy", busy.toArray(UUID[]::new))
        .param("limit", limit)
        .query((row, n) -> claimed(row, owner))
        .list()
        .stream()
        .sorted(Comparator.comparing(Claimed::dueAt))
        .toList();
  }

  /** True when the message is ours to post; false when the claim has run out. */
  boolean sending(Claimed message) {
    return jdbc.sql(
                """
                update webhook_message
                set outcome = 'sending', attempts = attempts + 1,
                    lease_until = now() + make_interval(secs => :seconds)
                where id = :id and owner = :owner and outcome = 'claimed' and lease_until > now()
                """)
            .param("seconds", SENDING.toSeconds())
            .param("id", message.id())
            .param("owner", message.owner())
            .update()
        == 1;
  }

  void sent(Claimed message) {
    settle(message, "sent", null);
  }

  void failed(Claimed message, String reason) {
    settle(message, "failed", reason);
  }

  void unknown(Claimed message, String reason) {
    settle(message, "unknown", reason);
  }

  /**
   * @param reason why it was not taken; null when it was not tried
   */
  void tryAgain(Claimed message, Duration pause, @Nullable String reason) {
    jdbc.sql(
            """
            update webhook_message
            set outcome = 'queued', owner = null, lease_until = null,
                reason = coalesce(:reason, reason),
                next_try_at = now() + make_interval(secs => :seconds)
            where id = :id and owner = :owner and outcome in ('claimed', 'sending')
            """)
        .param("reason", reason)
        .param("seconds", pause.toMillis() / 1000.0)
        .param("id", message.id())
        .param("owner", message.owner())
        .update();
  }

  /** Lets go of what its owner did not come back for. */
  @Transactional
  public void releaseExpired() {
    jdbc.sql(
            """
            update webhook_message m
            set outcome = 'queued', owner = null, lease_until = null, next_try_at = now()
            from endpoint e
            where e.id = m.endpoint and m.lease_until < now()
              and (m.outcome = 'claimed' or e.kind = 'standard')
            """)
        .update();
    jdbc.sql(
            """
            update webhook_message
            set outcome = 'unknown', lease_until = null, settled_at = :now, reason = 'sender-lost'
            where outcome = 'sending' and lease_until < now()
            """)
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Also corrects {@code unknown}, when the answer comes after the lease has run out. */
  private void settle(Claimed message, String outcome, @Nullable String reason) {
    jdbc.sql(
            """
            update webhook_message
            set outcome = :outcome, reason = :reason, settled_at = :now, lease_until = null
            where id = :id and owner = :owner and outcome in ('claimed', 'sending', 'unknown')
            """)
        .param("outcome", outcome)
        .param("reason", reason)
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .param("id", message.id())
        .param("owner", message.owner())
        .update();
  }

  private Claimed claimed(ResultSet row, UUID owner) throws SQLException {
    return new Claimed(
        row.getObject("id", UUID.class),
        row.getObject("endpoint", UUID.class),
        row.getObject("enrolment", UUID.class),
        row.getObject("cohort", UUID.class),
        row.getObject("learner", UUID.class),
        format.read(Rule.of(row.getString("rule")), row.getString("facts")),
        row.getString("variant"),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        owner,
        row.getInt("attempts") + 1);
  }

  /**
   * A message that one sender holds: about an enrolment or about a cohort, of which the other is
   * null.
   *
   * @param learner the reader, mentors included; null for everybody who looks after the cohort
   * @param variant of the wording that was drawn for it; null where there was no choice
   * @param attempt which try this is, from 1
   */
  record Claimed(
      UUID id,
      UUID endpoint,
      @Nullable UUID enrolment,
      @Nullable UUID cohort,
      @Nullable UUID learner,
      Finding finding,
      @Nullable String variant,
      Instant dueAt,
      UUID owner,
      int attempt) {}
}
