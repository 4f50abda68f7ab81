package dev.milepost.notification.delivery;

import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.enrolment.SendTimes;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.MessageQueue;
import dev.milepost.notification.ledger.Readers;
import dev.milepost.notification.mail.ComposeMail.UnusableAddress;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.preferences.Preferences;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What every mail goes through on its way out, whoever it is for, in the transaction that prepares
 * it.
 */
@Component
class LastSteps {

  private static final Logger log = LoggerFactory.getLogger(LastSteps.class);
  private static final Duration FACTS_MISSING = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

  private final BlockedAddresses blocked;
  private final Preferences preferences;
  private final Readers readers;
  private final MessageQueue queue;
  private final RecipientDomains domains;
  private final DeliveryMetrics metrics;

  LastSteps(
      BlockedAddresses blocked,
      Preferences preferences,
      Readers readers,
      MessageQueue queue,
      RecipientDomains domains,
      DeliveryMetrics metrics) {
    this.blocked = blocked;
    this.preferences = preferences;
    this.readers = readers;
    this.queue = queue;
    this.domains = domains;
    this.metrics = metrics;
  }

  /** The cohort has moved to a roadmap version that has not been told of yet. */
  void waitForFacts(Claimed message) {
    queue.tryAgain(message, FACTS_MISSING);
  }

  Recipient recipient(Claimed message, boolean reachable) {
    UUID reader = message.learner();
    return new Recipient(
        preferences.of(reader, Channel.EMAIL),
        reachable,
        !blocked.among(List.of(reader)).isEmpty(),
        readers.countedBeside(message),
        message.askedFor());
  }

  void holdBack(Claimed message, HeldBack why) {
    queue.holdBack(message, why);
    metrics.heldBack(message.finding().rule(), why);
  }

  /**
   * Late messages, too, stay unsent outside of the reader's hours and on blackout days; both may
   * change while one waits.
   */
  boolean waitsForTheWindow(Claimed message, SendTimes times, Instant now) {
    Duration wait = Duration.between(now, times.firstOpen(now));
    if (wait.isPositive()) {
      queue.tryAgain(message, wait.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : wait);
    }
    return wait.isPositive();
  }

  /** Writes the mail and says that it is being sent; empty when it is not to be, or not by us. */
  Optional<MimeMessage> send(
      Claimed message, Address address, Optional<Instant> countsAt, Supplier<MimeMessage> mail) {
    return write(message, mail)
        .filter(written -> domains.admits(message, address, queue))
        .filter(written -> queue.sending(message, countsAt));
  }

  private Optional<MimeMessage> write(Claimed message, Supplier<MimeMessage> mail) {
    try {
      return Optional.of(mail.get());
    } catch (UnusableAddress e) {
      return failed(message, "unusable-address");
    } catch (RuntimeException e) {
      log.error("message {} cannot be written", message.id(), e);
      return failed(message, "cannot-be-written");
    }
  }

  private Optional<MimeMessage> failed(Claimed message, String why) {
    queue.failed(message, why);
    metrics.failed(message.finding().rule());
    return Optional.empty();
  }
}
