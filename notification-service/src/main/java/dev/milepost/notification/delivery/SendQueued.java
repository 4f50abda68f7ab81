package dev.milepost.notification.delivery;

import dev.milepost.notification.bounces.BounceKind;
import dev.milepost.notification.bounces.TakeBounce;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.MessageQueue;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is queued, one message after the other over one connection. Any number of these may
 * run side by side, in one process or in several. Bounces are noted before a message is settled:
 * noting one again changes nothing.
 */
final class SendQueued {

  private static final int BATCH = 20;

  private final UUID owner = UUID.randomUUID();
  private final MessageQueue queue;
  private final PrepareMail prepare;
  private final SmtpConnection connection;
  private final RetryPause pauses;
  private final RecipientDomains domains;
  private final TakeBounce bounces;
  private final DeliveryMetrics metrics;
  private @Nullable Sent unsettled;

  SendQueued(
      MessageQueue queue,
      PrepareMail prepare,
      SmtpConnection connection,
      RetryPause pauses,
      RecipientDomains domains,
      TakeBounce bounces,
      DeliveryMetrics metrics) {
    this.queue = queue;
    this.prepare = prepare;
    this.connection = connection;
    this.pauses = pauses;
    this.domains = domains;
    this.bounces = bounces;
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
      String domain = domain(mail.get());
      unsettled = new Sent(message, domain, connection.send(mail.get()));
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
      case Answer.Accepted _ -> accepted(message, sent.domain());
      case Answer.Refused refused -> refused(message, refused);
      case Answer.Unknown(String reason) -> queue.unknown(message, reason);
      case Answer.NotYet(String _, boolean forDomain) -> notYet(message, sent.domain(), forDomain);
    }
    metrics.count(message.finding().rule(), sent.answer());
    unsettled = null;
  }

  private void accepted(Claimed message, String domain) {
    queue.sent(message);
    domains.accepted(domain);
  }

  private void notYet(Claimed message, String domain, boolean forDomain) {
    queue.tryAgain(message, pauses.after(message.attempt()));
    if (forDomain) {
      domains.pause(domain);
    }
  }

  /** Who has no mailbox is not written to again. */
  private void refused(Claimed message, Answer.Refused answer) {
    if (answer.ofRecipient()) {
      bounces.take(message.id(), BounceKind.of(answer.status()), answer.status());
    }
    queue.failed(message, answer.reason());
  }

  private static String domain(MimeMessage mail) {
    try {
      var recipient = (InternetAddress) mail.getRecipients(RecipientType.TO)[0];
      return RecipientDomains.domain(recipient.getAddress());
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail without a recipient", e);
    }
  }

  private record Sent(Claimed message, String domain, Answer answer) {}
}
