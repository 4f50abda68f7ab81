package dev.milepost.notification.delivery;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.MentorMessages;
import dev.milepost.notification.knowledge.MentorMessages.Said;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.Readers;
import dev.milepost.notification.mail.ComposeMail;
import dev.milepost.notification.mail.Mail;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Assessment.Assessed;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.preferences.UnsubscribeLinks;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.Finding.MentorWrote;
import dev.milepost.notification.scheduling.Occasion;
import dev.milepost.notification.scheduling.Timelines;
import dev.milepost.notification.variants.ChooseWording;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks once more whether a message may go out, writes it, and commits to sending it, all in one
 * transaction: what has become known before that counts.
 */
@Component
class PrepareMail {

  private final PrepareMentorMail forMentors;
  private final LastSteps steps;
  private final Enrolments enrolments;
  private final Addresses addresses;
  private final MentorMessages messages;
  private final ChooseWording chooseWording;
  private final Readers readers;
  private final Timelines timelines;
  private final UnsubscribeLinks links;
  private final Assessment assessment;
  private final ComposeMail compose;
  private final Clock clock;

  PrepareMail(
      PrepareMentorMail forMentors,
      LastSteps steps,
      Enrolments enrolments,
      Addresses addresses,
      MentorMessages messages,
      ChooseWording chooseWording,
      Readers readers,
      Timelines timelines,
      UnsubscribeLinks links,
      Assessment assessment,
      ComposeMail compose,
      Clock clock) {
    this.forMentors = forMentors;
    this.steps = steps;
    this.enrolments = enrolments;
    this.addresses = addresses;
    this.messages = messages;
    this.chooseWording = chooseWording;
    this.readers = readers;
    this.timelines = timelines;
    this.links = links;
    this.assessment = assessment;
    this.compose = compose;
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
      steps.waitForFacts(message);
      return Optional.empty();
    }
    readers.hold(List.of(message.learner()));
    Optional<Address> address = addresses.of(message.learner());
    Assessed assessed =
        assessment.assess(
            message.finding(),
            facts,
            message.times(),
            steps.recipient(message, address.isPresent()));
    Optional<HeldBack> heldBack = assessed.heldBack();
    if (heldBack.isPresent() || address.isEmpty()) {
      holdBack(message, heldBack.orElse(HeldBack.NO_ADDRESS), assessed);
      return Optional.empty();
    }
    if (steps.waitsForTheWindow(message, facts.sendTimes(), assessed.now().at())) {
      return Optional.empty();
    }
    Mail mail = mail(message, assessed, address.get());
    return steps.send(
        message, address.get(), assessed.countsAt(), () -> compose.compose(mail, said(message)));
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
    steps.holdBack(message, why);
  }

  private Mail mail(Claimed message, Assessed assessed, Address address) {
    return new Mail(
        message.dedupeKey(),
        message.times().due(),
        assessed.finding(),
        assessed.now(),
        address,
        links.tokenFor(message.learner(), message.finding().rule().category()),
        chooseWording.choose(message, assessed, address.locale()).orElse(null));
  }
}
