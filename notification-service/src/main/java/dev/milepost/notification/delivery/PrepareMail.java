package dev.milepost.notification.delivery;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.MentorMessages;
import dev.milepost.notification.knowledge.MentorMessages.Said;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.MessageQueue;
import dev.milepost.notification.mail.ComposeMail;
import dev.milepost.notification.mail.ComposeMail.UnusableAddress;
import dev.milepost.notification.mail.Mail;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Assessment.Assessed;
import dev.milepost.notification.policy.Assessment.Recipient;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.preferences.OptOuts;
import dev.milepost.notification.preferences.UnsubscribeLinks;
import dev.milepost.notification.rules.Finding.MentorWrote;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks once more whether a message may go out, writes it, and commits to sending it, all in one
 * transaction: what has become known before that counts.
 */
class PrepareMail {

  private static final Logger log = LoggerFactory.getLogger(PrepareMail.class);
  private static final Duration FACTS_MISSING = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

  private final Enrolments enrolments;
  private final Addresses addresses;
  private final MentorMessages messages;
  private final OptOuts optOuts;
  private final UnsubscribeLinks links;
  private final Assessment assessment;
  private final ComposeMail compose;
  private final MessageQueue queue;
  private final DeliveryMetrics metrics;

  PrepareMail(
      Enrolments enrolments,
      Addresses addresses,
      MentorMessages messages,
      OptOuts optOuts,
      UnsubscribeLinks links,
      Assessment assessment,
      ComposeMail compose,
      MessageQueue queue,
      DeliveryMetrics metrics) {
    this.enrolments = enrolments;
    this.addresses = addresses;
    this.messages = messages;
    this.optOuts = optOuts;
    this.links = links;
    this.assessment = assessment;
    this.compose = compose;
    this.queue = queue;
    this.metrics = metrics;
  }

  /** The mail, once this returns committed to; empty when it is not to be sent, or not by us. */
  @Transactional
  public Optional<MimeMessage> prepare(Claimed message) {
    EnrolmentFacts facts = enrolments.facts(List.of(message.enrolment())).get(message.enrolment());
    if (facts == null) {
      // Its cohort has moved to a roadmap version that has not been told of yet.
      queue.tryAgain(message, FACTS_MISSING);
      return Optional.empty();
    }
    Optional<Address> address = addresses.of(message.learner());
    Assessed assessed =
        assessment.assess(
            message.finding(),
            facts,
            message.times(),
            new Recipient(
                optOuts.unwanted(message.learner()), address.isPresent(), message.askedFor()));
    Optional<HeldBack> heldBack = assessed.heldBack();
    if (heldBack.isPresent() || address.isEmpty()) {
      suppress(message, heldBack.orElse(HeldBack.NO_ADDRESS));
      return Optional.empty();
    }
    if (waitsForTheEndOfABlackout(message, facts, assessed.now().at())) {
      return Optional.empty();
    }
    return compose(message, assessed, address.get()).filter(mail -> queue.sending(message));
  }

  /** Late messages, too, stay unsent on blackout days; the days may change while one waits. */
  private boolean waitsForTheEndOfABlackout(Claimed message, EnrolmentFacts facts, Instant now) {
    Duration wait = Duration.between(now, facts.mornings().firstOpen(now));
    if (wait.isPositive()) {
      queue.tryAgain(message, wait.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : wait);
    }
    return wait.isPositive();
  }

  /** What a mentor wrote, where the message tells of it. */
  private @Nullable Said said(Claimed message) {
    return message.finding() instanceof MentorWrote wrote
        ? messages.find(wrote.message()).orElseThrow()
        : null;
  }

  private void suppress(Claimed message, HeldBack why) {
    queue.suppress(message, why);
    metrics.suppressed(message.finding().rule());
  }

  private Optional<MimeMessage> compose(Claimed message, Assessed assessed, Address address) {
    String token = links.tokenFor(message.learner(), message.finding().rule().category());
    var mail =
        new Mail(
            message.dedupeKey(),
            message.times().due(),
            assessed.finding(),
            assessed.now(),
            address,
            token);
    try {
      return Optional.of(compose.compose(mail, said(message)));
    } catch (UnusableAddress e) {
      queue.failed(message, "unusable-address");
      metrics.failed(message.finding().rule());
      return Optional.empty();
    } catch (RuntimeException e) {
      log.error("message {} cannot be written", message.id(), e);
      queue.failed(message, "cannot-be-written");
      metrics.failed(message.finding().rule());
      return Optional.empty();
    }
  }
}
