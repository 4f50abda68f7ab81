package dev.milepost.notification.delivery;

import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.enrolment.SendTimes;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.MessageQueue;
import dev.milepost.notification.ledger.Readers;
import dev.milepost.notification.mail.ComposeMail.UnusableAddress;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Frequency;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.preferences.UnsubscribeLinks;
import dev.milepost.notification.preferences.UnsubscribeLinks.Link;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

  private final Addresses addresses;
  private final BlockedAddresses blocked;
  private final Preferences preferences;
  private final Readers readers;
  private final UnsubscribeLinks links;
  private final MessageQueue queue;
  private final DeliveryMetrics metrics;

  LastSteps(
      Addresses addresses,
      BlockedAddresses blocked,
      Preferences preferences,
      Readers readers,
      UnsubscribeLinks links,
      MessageQueue queue,
      DeliveryMetrics metrics) {
    this.addresses = addresses;
    this.blocked = blocked;
    this.preferences = preferences;
    this.readers = readers;
    this.queue = queue;
    this.links = links;
    this.metrics = metrics;
  }

  /** The cohort has moved to a roadmap version that has not been told of yet. */
  void waitForFacts(Claimed message) {
    queue.tryAgain(message, FACTS_MISSING);
  }

  /**
   * What is known of the readers of these messages, by message. Nobody else decides on messages to
   * them until the transaction ends.
   *
   * @param messages each to another reader
   */
  Map<UUID, Reader> hold(List<Claimed> messages) {
    List<UUID> ids = messages.stream().map(Claimed::learner).toList();
    readers.hold(ids);
    Map<UUID, Address> known = addresses.of(ids);
    var wishes = preferences.of(ids, Channel.EMAIL);
    var unreached = blocked.among(ids);
    var counted = readers.countedBeside(messages);
    var lastActive = lastActive(counted);
    var tokens =
        links.tokensFor(
            messages.stream()
                .filter(message -> known.containsKey(message.learner()))
                .map(LastSteps::link)
                .toList());
    var all = new HashMap<UUID, Reader>();
    for (Claimed message : messages) {
      UUID id = message.learner();
      var recipient =
          new Recipient(
              wishes.getOrDefault(id, Wishes.byItself(Channel.EMAIL)),
              known.containsKey(id),
              unreached.contains(id),
              counted.getOrDefault(id, List.of()),
              lastActive.get(id),
              message.askedFor());
      all.put(
          message.id(),
          new Reader(known.get(id), recipient, tokens.getOrDefault(link(message), "")));
    }
    return all;
  }

  private static Link link(Claimed message) {
    return new Link(message.learner(), message.finding().rule().category());
  }

  /** Of no interest for who was written to less often than may go unanswered. */
  private Map<UUID, Instant> lastActive(Map<UUID, List<Instant>> counted) {
    List<UUID> often =
        counted.entrySet().stream()
            .filter(reader -> reader.getValue().size() >= Frequency.PATIENCE)
            .map(Map.Entry::getKey)
            .toList();
    return often.isEmpty() ? Map.of() : readers.lastActive(often);
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

  /**
   * Writes the mail; empty when that cannot be done. When it counts on another day than so far,
   * that stands in the ledger while its reader is held, so that limits stay exact until it is sent.
   *
   * @param zone the reader's
   */
  Optional<Prepared> write(
      Claimed message,
      Address address,
      Optional<Instant> countsAt,
      ZoneId zone,
      Supplier<MimeMessage> mail) {
    Optional<MimeMessage> written = write(message, mail);
    if (written.isPresent()) {
      countsAt
          .filter(at -> !at.atZone(zone).toLocalDate().equals(day(message.countedAt(), zone)))
          .ifPresent(at -> queue.count(message, at));
    }
    return written.map(complete -> new Prepared(message, complete, address.email(), countsAt));
  }

  private static @Nullable LocalDate day(@Nullable Instant moment, ZoneId zone) {
    return moment == null ? null : LocalDate.ofInstant(moment, zone);
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

  /**
   * @param address null when there is none
   * @param token lets the reader stop mails of this kind; empty without an address
   */
  record Reader(@Nullable Address address, Recipient recipient, String token) {}
}
