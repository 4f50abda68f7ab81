package dev.milepost.notification.delivery;

import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.blocking.BlockedAddresses.Reason;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.MessageQueue;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is queued, one message after the other over one connection. Any number of these may
 * run side by side, in one process or in several.
 */
final class SendQueued {

  private static final int BATCH = 20;

  private final UUID owner = UUID.randomUUID();
  private final MessageQueue queue;
  private final PrepareMail prepare;
  private final SmtpConnection connection;
  private final RetryPause pauses;
  private final BlockedAddresses blocked;
  private final DeliveryMetrics metrics;
  private @Nullable Sent unsettled;

  SendQueued(
      MessageQueue queue,
      PrepareMail prepare,
      SmtpConnection connection,
      RetryPause pauses,
      BlockedAddresses blocked,
      DeliveryMetrics metrics) {
    this.queue = queue;
    this.prepare = prepare;
    this.connection = connection;
    this.pauses = pauses;
    this.blocked = blocked;
    this.metrics = metrics;
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
    for (int place = 0; place < batch.size(); place++) {
      if (!connection.open()) {
        letGo(batch.subList(place, batch.size()));
        return false;
      }
      send(batch.get(place));
    }
    return true;
  }

  private void letGo(List<Claimed> messages) {
    metrics.unreachable();
    messages.forEach(message -> queue.tryAgain(message, pauses.first()));
  }

  private void send(Claimed message) {
    Optional<MimeMessage> mail = prepare.prepare(message);
    if (mail.isPresent()) {
      unsettled = new Sent(message, connection.send(mail.get()));
      settle();
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
      case Answer.NotYet _ -> queue.tryAgain(message, pauses.after(message.attempt()));
    }
    metrics.count(message.finding().rule(), sent.answer());
    unsettled = null;
  }

  /** Who has no mailbox is not written to again. */
  private void refused(Claimed message, Answer.Refused answer) {
    if (answer.noMailbox()) {
      blocked.blockAddressOf(message.learner(), Reason.BOUNCE);
    }
    queue.failed(message, answer.reason());
  }

  private record Sent(Claimed message, Answer answer) {}
}
