package dev.milepost.notification.ledger;

import dev.milepost.notification.policy.Assessment.Times;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Rule;
import dev.milepost.time.BusinessClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves messages from state to state, so that none is sent twice:
 *
 * <pre>
 * queued -> claimed -> sending -> sent | failed | unknown
 *                   -> suppressed | folded
 * </pre>
 *
 * Whoever claims a message holds it for a while. {@code sending} has to be committed before the
 * first word to the mail server; from then on only its owner can say that it was not accepted and
 * queue it again. When the owner does not come back, nobody can tell, and it is {@code unknown},
 * for a person to look at. Every step is one conditional update, which changes nothing when the
 * message is not, or no longer, in the state that it starts from. A message that was accepted may
 * be settled by the statement that commits to the next, which saves a commit for each.
 *
 * <p>Leases and retries go by the database's clock, which all instances share.
 */
@Component
public class MessageQueue {

  /** Longer than a batch takes, from the claim until the last of it is being sent. */
  private static final Duration CLAIM = Duration.ofSeconds(60);

  /** Longer than all of the mail server's time-outs together. */
  private static final Duration SENDING = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final FindingFormat format;
  private final BusinessClock clock;

  MessageQueue(JdbcClient jdbc, FindingFormat format, BusinessClock clock) {
    this.jdbc = jdbc;
    this.format = format;
    this.clock = clock;
  }

  /**
   * Claims the queued messages that are due first. Of one enrolment only the earliest that is still
   * under way, so that its messages go out in order. Those to a domain that is closed for now stay
   * where they are; while none is closed, that costs nothing.
   */
  public List<Claimed> claim(UUID owner, int limit) {
    return jdbc
        .sql(
            """
            update decision d
            set outcome = 'claimed', owner = :owner, next_try_at = null,
                lease_until = now() + make_interval(secs => :seconds)
            from (
              select q.place from decision q
              where q.outcome = 'queued' and q.next_try_at <= now()
                and not exists (
                  select from decision e
                  where e.enrolment = q.enrolment
                    and e.outcome in ('queued', 'claimed', 'sending')
                    and (e.due_at, e.place) < (q.due_at, q.place))
                and (not exists (select from mail_domain m where m.closed_until > now())
                     or not exists (
                       select from learner l
                       join mail_domain m on m.domain = lower(split_part(l.email, '@', -1))
                       where l.id = q.learner and m.closed_until > now()))
              order by q.due_at, q.place
              limit :limit
              for update of q skip locked) next
            where d.place = next.place
            returning d.id, d.dedupe_key, d.rule, d.enrolment, d.cohort, d.learner, d.facts,
                      d.happened_at, d.recorded_at, d.due_at, d.attempts, d.counted_at,
                      d.asked_for_at
            """)
        .param("owner", owner)
        .param("seconds", CLAIM.toSeconds())
        .param("limit", limit)
        .query((row, n) -> claimed(row, owner))
        .list()
        .stream()
        .sorted(Comparator.comparing(claimed -> claimed.times().due()))
        .toList();
  }

  /**
   * True when the message is ours to send; false when the claim has run out, its reader has another
   * address by now or none, or the address's domain is closed.
   *
   * @param email the address that it was written for
   * @param countsAt when it counts against its reader's limits, if it does
   * @param accepted another that the mail server has, settled as {@link #sent} whatever is told of
   *     this one; null for none
   */
  public boolean sending(
      Claimed message, String email, Optional<Instant> countsAt, @Nullable Claimed accepted) {
    return jdbc.sql(
                """
                with settled as (
                  update decision
                  set outcome = 'sent', reason = null, settled_at = :now, lease_until = null
                  where id = :accepted::uuid and owner = :owner
                    and outcome in ('sending', 'unknown'))
                update decision d
                set outcome = 'sending', attempts = d.attempts + 1, counted_at = :counted,
                    lease_until = now() + make_interval(secs => :seconds),
                    message_id = :messageId,
                    sent_to = sha256(convert_to(l.organisation || '/' || lower(l.email), 'UTF8'))
                from learner l
                where d.id = :id and d.owner = :owner and d.outcome = 'claimed'
                  and d.lease_until > now()
                  and l.id = d.learner and l.email = :email
                  and not exists (
                    select from mail_domain m
                    where m.domain = lower(split_part(:email, '@', -1))
                      and m.closed_until > clock_timestamp())
                """)
            .param("id", message.id())
            .param("owner", message.owner())
            .param("email", email)
            .param("seconds", SENDING.toSeconds())
            .param("messageId", message.messageId())
            .param("counted", countsAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
            .param("accepted", accepted == null ? null : accepted.id())
            .param("now", clock.now().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /**
   * Counts a message that is about to be sent against its reader's limits at another moment than so
   * far.
   */
  public void count(Claimed message, Instant at) {
    jdbc.sql(
            """
            update decision set counted_at = :at
            where id = :id and owner = :owner and outcome = 'claimed'
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", message.id())
        .param("owner", message.owner())
        .update();
  }

  /**
   * Settles a message that is not sent after all, or folds it into the next digest. When it is no
   * longer true its dedupe key is free again, as in {@link Ledger}; unless its fate was unknown
   * once, since it may have been sent then.
   */
  public boolean holdBack(Claimed message, HeldBack why) {
    return settle(message, why.outcome(), why.wireName(), "claimed");
  }

  /** Also corrects {@code unknown}, when the answer comes after the lease has run out. */
  public boolean sent(Claimed message) {
    return settle(message, "sent", null, "sending", "unknown");
  }

  /**
   * @param reason without names and addresses, as the ledger shows it
   */
  public boolean failed(Claimed message, String reason) {
    return settle(message, "failed", reason, "claimed", "sending", "unknown");
  }

  public boolean unknown(Claimed message, String reason) {
    return settle(message, "unknown", reason, "sending");
  }

  /** Queues a message again that the mail server certainly did not accept, for a later try. */
  public boolean tryAgain(Claimed message, Duration pause) {
    return jdbc.sql(
                """
                update decision
                set outcome = 'queued', owner = null, lease_until = null,
                    next_try_at = now() + make_interval(secs => :seconds)
                where id = :id and owner = :owner and outcome in ('claimed', 'sending')
                """)
            .param("id", message.id())
            .param("owner", message.owner())
            .param("seconds", pause.toMillis() / 1000.0)
            .update()
        == 1;
  }

  /**
   * Lets go of what its owner did not come back for; returns the rules of those that became
   * unknown.
   */
  public List<Rule> releaseExpired() {
    jdbc.sql(
            """
            update decision
            set outcome = 'queued', owner = null, lease_until = null, next_try_at = now()
            where outcome = 'claimed' and lease_until < now()
            """)
        .update();
    return jdbc.sql(
            """
            update decision
            set outcome = 'unknown', lease_until = null, settled_at = :now,
                reason = 'sender-lost'
            where outcome = 'sending' and lease_until < now()
            returning rule
            """)
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .query((row, n) -> Rule.of(row.getString("rule")))
        .list();
  }

  /** Queues a message of unknown fate again because a person asks; false when it is none. */
  public boolean resend(UUID id) {
    return jdbc.sql(
                """
                update decision
                set outcome = 'queued', reason = null, settled_at = null, owner = null,
                    next_try_at = now(), asked_for_at = now()
                where id = :id and outcome = 'unknown'
                """)
            .param("id", id)
            .update()
        == 1;
  }

  private boolean settle(Claimed message, String outcome, @Nullable String reason, String... from) {
    return jdbc.sql(
                """
                update decision
                set outcome = :outcome, reason = :reason, settled_at = :now, lease_until = null,
                    counted_at = case when :outcome in ('sent', 'unknown') then counted_at end,
                    dedupe_key = case when :givesKeyBack and asked_for_at is null
                                      then dedupe_key || '/' || id else dedupe_key end
                where id = :id and owner = :owner and outcome = any(:from)
                """)
            .param("outcome", outcome)
            .param("reason", reason)
            .param("givesKeyBack", HeldBack.NO_LONGER_TRUE.wireName().equals(reason))
            .param("now", clock.now().atOffset(ZoneOffset.UTC))
            .param("id", message.id())
            .param("owner", message.owner())
            .param("from", from)
            .update()
        == 1;
  }

  private Claimed claimed(ResultSet row, UUID owner) throws SQLException {
    return new Claimed(
        row.getObject("id", UUID.class),
        row.getString("dedupe_key"),
        row.getObject("enrolment", UUID.class),
        row.getObject("cohort", UUID.class),
        row.getObject("learner", UUID.class),
        format.read(Rule.of(row.getString("rule")), row.getString("facts")),
        new Times(instant(row, "happened_at"), instant(row, "recorded_at"), instant(row, "due_at")),
        owner,
        row.getInt("attempts") + 1,
        Optional.ofNullable(row.getObject("counted_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant)
            .orElse(null),
        row.getObject("asked_for_at") != null);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
