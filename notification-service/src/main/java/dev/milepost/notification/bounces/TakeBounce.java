package dev.milepost.notification.bounces;

import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.blocking.BlockedAddresses.Reason;
import dev.milepost.time.BusinessClock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes down that a message came back, and blocks the address that it went to when nothing more is
 * to be sent there: at once where there is no mailbox and where its reader complained; else when
 * the last three messages to it within 14 days all came back.
 */
@Component
public class TakeBounce {

  private final JdbcClient jdbc;
  private final BlockedAddresses addresses;
  private final BusinessClock clock;

  TakeBounce(JdbcClient jdbc, BlockedAddresses addresses, BusinessClock clock) {
    this.jdbc = jdbc;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * In one transaction. The same kind of bounce of the same message, taken again, changes nothing;
   * so an address that somebody has unblocked since stays free.
   *
   * @param message the decision's id
   * @param status by RFC 3463; null when none was told
   */
  @Transactional
  public void take(UUID message, BounceKind kind, @Nullable String status) {
    holdReaderOf(message);
    if (!isNew(message, kind, status)) {
      return;
    }
    boolean blocks =
        switch (kind) {
          case HARD, COMPLAINT -> true;
          case POLICY -> false;
          case SOFT -> isThirdInARow(message);
        };
    if (blocks) {
      Reason reason = kind == BounceKind.COMPLAINT ? Reason.COMPLAINT : Reason.BOUNCE;
      addresses.blockAddressOf(message, reason);
      jdbc.sql("update bounce set blocked = true where decision = ? and kind = ?")
          .params(message, kind.wireName())
          .update();
    }
  }

  /** Two bounces at the same time would both be the second one. */
  private void holdReaderOf(UUID message) {
    jdbc.sql(
            """
            select id from learner where id = (select learner from decision where id = ?)
            for no key update
            """)
        .param(message)
        .query((row, n) -> row.getObject("id", UUID.class))
        .optional();
  }

  private boolean isNew(UUID message, BounceKind kind, @Nullable String status) {
    return jdbc.sql(
                """
                insert into bounce (decision, kind, status, organisation, blocked, taken_at)
                select d.id, :kind, :status, c.organisation, false, :now
                from decision d
                left join enrolment e on e.id = d.enrolment
                join cohort c on c.id = coalesce(e.cohort, d.cohort)
                where d.id = :message
                on conflict do nothing
                """)
            .param("message", message)
            .param("kind", kind.wireName())
            .param("status", status)
            .param("now", clock.now().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /**
   * A message that may have arrived ends the row. One that is queued again was never taken over, so
   * it neither ends nor continues it.
   */
  private boolean isThirdInARow(UUID message) {
    return jdbc.sql(
            """
            select count(*) = 3 and bool_and(came_back) from (
              select exists (select from bounce b
                             where b.decision = d.id and b.kind = 'soft') as came_back
              from decision d
              join decision last on last.id = :message
              where d.learner = last.learner and d.sent_to = last.sent_to
                and d.outcome in ('sending', 'sent', 'failed', 'unknown')
                and d.due_at <= last.due_at and d.due_at > last.due_at - interval '14 days'
              order by d.due_at desc, d.place desc
              limit 3) latest
            """)
        .param("message", message)
        .query(Boolean.class)
        .single();
  }
}
