package dev.milepost.notification.delivery;

import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.MentorMessages;
import dev.milepost.notification.knowledge.MentorMessages.Said;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.MessageQueue;
import dev.milepost.notification.ledger.Readers;
import dev.milepost.notification.mail.ComposeMail;
import dev.milepost.notification.mail.ComposeMail.UnusableAddress;
import dev.milepost.notification.mail.Mail;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Assessment.Assessed;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.preferences.UnsubscribeLinks;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.Finding.MentorWrote;
import dev.milepost.notification.scheduling.Occasion;
import dev.milepost.notification.scheduling.Timelines;
import dev.milepost.notification.variants.ChooseWording;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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

  private final PrepareMentorMail forMentors;
  private final Enrolments enrolments;
  private final Addresses addresses;
  private final MentorMessages messages;
  private final ChooseWording chooseWording;
  private final BlockedAddresses blocked;
  private final Preferences preferences;
  private final Readers readers;
  private final Timelines timelines;
  private final UnsubscribeLinks links;
  private final Assessment assessment;
  private final ComposeMail compose;
  private final MessageQueue queue;
  private final RecipientDomains domains;
  private final DeliveryMetrics metrics;
  private final Clock clock;

  PrepareMail(
      PrepareMentorMail forMentors,
      Enrolments enrolments,
      Addresses addresses,
      MentorMessages messages,
      ChooseWording chooseWording,
      BlockedAddresses blocked,
      Preferences preferences,
      Readers readers,
      Timelines timelines,
      UnsubscribeLinks links,
      Assessment assessment,
      ComposeMail compose,
      MessageQueue queue,
      RecipientDomains domains,
      DeliveryMetrics metrics,
      Clock clock) {
    this.forMentors = forMentors;
    this.enrolments = enrolments;
    this.addresses = addresses;
    this.messages = messages;
    this.chooseWording = chooseWording;
    this.blocked = blocked;
    this.preferences = preferences;
    this.readers = readers;
    this.timelines = timelines;
    this.links = links;
    this.assessment = assessment;
    this.compose = compose;
    this.queue = queue;
    this.domains = domains;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** The mail, once this returns committed to; empty when it is not to be sent, or not by us. */
  @Transactional
  public Optional<MimeMessage> prepare(Claimed message) {
    return message.finding() instanceof AboutCohort found
        ? forMentors.prepare(message, found)
        : prepare(message, Objects.requireNonNull(message.enrolment()));
  }

  private Optional<MimeMessage> prepare(Claimed message, UUID enrolment) {
    EnrolmentFacts facts = enrolments.facts(List.of(enrolment)).get(enrolment);
    if (facts == null) {
      // Its cohort has moved to a roadmap version that has not been told of yet.
      queue.tryAgain(message, FACTS_MISSING);
      return Optional.empty();
    }
    readers.hold(List.of(message.learner()));
    Optional<Address> address = addresses.of(message.learner());
    Assessed assessed =
        assessment.assess(
            message.finding(), facts, message.times(), recipient(message, address.isPresent()));
    Optional<HeldBack> heldBack = assessed.heldBack();
    if (heldBack.isPresent() || address.isEmpty()) {
      holdBack(message, heldBack.orElse(HeldBack.NO_ADDRESS), assessed);
      return Optional.empty();
    }
    if (waitsForTheWindow(message, facts, assessed.now().at())) {
      return Optional.empty();
    }
    return compose(message, assessed, address.get())
        .filter(mail -> domains.admits(message, address.get(), queue))
        .filter(mail -> queue.sending(message, assessed.countsAt()));
  }

  private Recipient recipient(Claimed message, boolean reachable) {
    UUID learner = message.learner();
    return new Recipient(
        preferences.of(learner, Channel.EMAIL),
        reachable,
        !blocked.among(List.of(learner)).isEmpty(),
        readers.countedBeside(message),
        message.askedFor());
  }

  /**
   * Late messages, too, stay unsent outside of the learner's hours and on blackout days; both may
   * change while one waits.
   */
  private boolean waitsForTheWindow(Claimed message, EnrolmentFacts facts, Instant now) {
    Duration wait = Duration.between(now, facts.sendTimes().firstOpen(now));
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

  private void holdBack(Claimed message, HeldBack why, Assessed assessed) {
    if (why.folds()) {
      var digest = Occasion.digest(assessed.now().facts(), assessed.now().at(), clock.instant());
      timelines.touch(List.of(digest.enrolment()), assessed.now().at());
      timelines.note(List.of(digest));
    }
    queue.holdBack(message, why);
    metrics.heldBack(message.finding().rule(), why);
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
            token,
            chooseWording.choose(message, assessed, address.locale()).orElse(null));
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
