package dev.milepost.notification.delivery;

import dev.milepost.notification.bounces.BounceKind;
import dev.milepost.notification.bounces.TakeBounce;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.MessageQueue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is queued, one message after the other over one connection. Some are prepared
 * together, and each is committed to just before it is handed over: a sender that is lost leaves
 * one behind of which nobody knows. Any number of these may run side by side, in one process or in
 * several. Bounces are noted before a message is settled: noting one again changes nothing.
 */
final class SendQueued {

  private static final Logger log = LoggerFactory.getLogger(SendQueued.class);
  private static final int BATCH = 50;

  private final UUID owner = UUID.randomUUID();
  private final MessageQueue queue;
  private final PrepareMail prepare;
  private final CommitToSending commit;
  private final SmtpConnection connection;
  private final RetryPause pauses;
  private final RecipientDomains domains;
  private final TakeBounce bounces;
  private final DeliveryMetrics metrics;
  private final Duration fresh;
  private final Set<String> taking = new HashSet<>();
  private @Nullable Sent unsettled;

  /**
   * @param fresh so long after it was claimed a batch is sent, and a sender goes on that is to stop
   */
  SendQueued(
      MessageQueue queue,
      PrepareMail prepare,
      CommitToSending commit,
      SmtpConnection connection,
      RetryPause pauses,
      RecipientDomains domains,
      TakeBounce bounces,
      DeliveryMetrics metrics,
      Duration fresh) {
    this.queue = queue;
    this.prepare = prepare;
    this.commit = commit;
    this.connection = connection;
    this.pauses = pauses;
    this.domains = domains;
    this.bounces = bounces;
    this.metrics = metrics;
    this.fresh = fresh;
  }

  /**
   * Sends one batch; true when there may be more to send at once. When the database fails after a
   * message was sent, the next run writes down first what came of it.
   */
  boolean run() {
    settle();
    metrics.lost(queue.releaseExpired());
    List<Claimed> batch = queue.claim(owner, BATCH);
    if (batch.isEmpty()) {
      return false;
    }
    boolean reached = sendAll(new ArrayList<>(batch));
    settle();
    tellWhoTakes();
    return reached;
  }

  /**
   * False when the server cannot be reached. What is left then, or takes too long, goes back to the
   * queue.
   */
  private boolean sendAll(List<Claimed> batch) {
    long since = System.nanoTime();
    boolean reached = connection.open();
    boolean goesOn = reached;
    while (goesOn) {
      var prepared = new ArrayDeque<>(prepare(takeOneForEachReader(batch)));
      reached = sendWhileFresh(prepared, since);
      batch.addAll(prepared.stream().map(Prepared::message).toList());
      goesOn = reached && !batch.isEmpty() && isFresh(since);
    }
    if (!reached) {
      metrics.unreachable();
    }
    Duration pause = reached ? Duration.ZERO : pauses.first();
    batch.forEach(message -> queue.tryAgain(message, pause));
    return reached;
  }

  private boolean isFresh(long since) {
    return System.nanoTime() - since < fresh.toNanos();
  }

  /** Whoever gets several has each counted before the next is asked about. */
  private static List<Claimed> takeOneForEachReader(List<Claimed> batch) {
    var readers = new HashSet<UUID>();
    List<Claimed> together =
        batch.stream().filter(message -> readers.add(message.learner())).toList();
    batch.removeAll(together);
    return together;
  }

  /** One that cannot be prepared, whatever is wrong with it, undoes no other. */
  private List<Prepared> prepare(List<Claimed> together) {
    try {
      return prepare.prepare(together);
    } catch (RuntimeException e) {
      if (together.size() == 1) {
        throw e;
      }
      log.warn("{} messages could not be prepared together", together.size(), e);
      return together.stream().flatMap(one -> prepare.prepare(List.of(one)).stream()).toList();
    }
  }

  /**
   * Takes from {@code prepared} what it sends, at least one; false when the server can be reached
   * no more.
   *
   * @param since as {@link System#nanoTime} tells it
   */
  private boolean sendWhileFresh(Deque<Prepared> prepared, long since) {
    boolean goesOn = !prepared.isEmpty();
    while (goesOn) {
      if (!connection.open()) {
        return false;
      }
      send(prepared.remove());
      goesOn = !prepared.isEmpty() && isFresh(since);
    }
    return true;
  }

  /** What is unsettled by now was accepted: it is settled with the commit to this one. */
  private void send(Prepared next) {
    Sent before = unsettled;
    boolean ours = commit.commit(next, before == null ? null : before.message());
    if (before != null) {
      settled(before);
    }
    if (ours) {
      unsettled = new Sent(next.message(), next.domain(), connection.send(next.mail()));
      if (!unsettled.isAccepted()) {
        settle();
      }
    }
  }

  private void settle() {
    Sent sent = unsettled;
    if (sent == null) {
      return;
    }
    Claimed message = sent.message();
    switch (sent.answer()) {
      case Answer.Accepted _ -> queue.sent(message);
      case Answer.Refused refused -> refused(message, refused);
      case Answer.Unknown(String reason) -> queue.unknown(message, reason);
      case Answer.NotYet(String _, boolean forDomain) -> notYet(message, sent.domain(), forDomain);
    }
    settled(sent);
  }

  private void settled(Sent sent) {
    metrics.count(sent.message().finding().rule(), sent.answer());
    if (sent.isAccepted()) {
      taking.add(sent.domain());
    }
    unsettled = null;
  }

  private void notYet(Claimed message, String domain, boolean forDomain) {
    queue.tryAgain(message, pauses.after(message.attempt()));
    if (forDomain) {
      tellWhoTakes();
      domains.pause(domain);
    }
  }

  /** Once a batch: it makes a difference to the next pause alone. */
  private void tellWhoTakes() {
    if (!taking.isEmpty()) {
      domains.accepted(taking);
      taking.clear();
    }
  }

  /** Who has no mailbox is not written to again. */
  private void refused(Claimed message, Answer.Refused answer) {
    if (answer.ofRecipient()) {
      bounces.take(message.id(), BounceKind.of(answer.status()), answer.status());
    }
    queue.failed(message, answer.reason());
  }

  private record Sent(Claimed message, String domain, Answer answer) {

    boolean isAccepted() {
      return answer instanceof Answer.Accepted;
    }
  }
}
