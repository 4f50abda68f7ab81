package dev.milepost.notification.delivery;

import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.MessageQueue;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The step before the first word to the mail server, for one message at a time. */
@Component
class CommitToSending {

  private final MessageQueue queue;
  private final RecipientDomains domains;
  private final TransactionTemplate transaction;

  CommitToSending(MessageQueue queue, RecipientDomains domains, TransactionTemplate transaction) {
    this.queue = queue;
    this.domains = domains;
    this.transaction = transaction;
  }

  /**
   * True when it is committed that the message is being sent, and that {@code accepted} was. One
   * that is not to be sent now, or not as it was prepared, is queued again.
   *
   * @param accepted the one before, which the mail server has; null for none. Settled in any case
   */
  boolean commit(Prepared next, @Nullable Claimed accepted) {
    boolean ours =
        domains.isLimited(next.domain())
            ? Boolean.TRUE.equals(transaction.execute(status -> withinLimits(next, accepted)))
            : sending(next, accepted);
    if (!ours) {
      queue.tryAgain(next.message(), domains.closed(next.domain()).orElse(Duration.ZERO));
    }
    return ours;
  }

  /** The domain's row is held from the count to the commit. */
  private boolean withinLimits(Prepared next, @Nullable Claimed accepted) {
    if (accepted != null) {
      // It would count as one that is still on the way.
      queue.sent(accepted);
    }
    Optional<Duration> wait = domains.enter(next.domain());
    wait.ifPresent(pause -> queue.tryAgain(next.message(), pause));
    return wait.isEmpty() && sending(next, null);
  }

  private boolean sending(Prepared next, @Nullable Claimed accepted) {
    return queue.sending(next.message(), next.email(), next.countsAt(), accepted);
  }
}
