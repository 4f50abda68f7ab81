package dev.milepost.notification.delivery;

import dev.milepost.notification.delivery.LastSteps.Reader;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.MentorMessages;
import dev.milepost.notification.knowledge.MentorMessages.Said;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.knowledge.Wordings;
import dev.milepost.notification.knowledge.Wordings.Place;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.mail.ComposeMail;
import dev.milepost.notification.mail.Mail;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Assessment.Assessed;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.Finding.MentorWrote;
import dev.milepost.notification.scheduling.Occasion;
import dev.milepost.notification.scheduling.Timelines;
import dev.milepost.notification.variants.ChooseWording;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks once more whether messages may go out, and writes those that may, all in one transaction:
 * what has become known before that counts. Commits to none.
 */
@Component
class PrepareMail {

  private final PrepareMentorMail forMentors;
  private final LastSteps steps;
  private final Enrolments enrolments;
  private final Wordings wordings;
  private final MentorMessages messages;
  private final ChooseWording chooseWording;
  private final Timelines timelines;
  private final Assessment assessment;
  private final ComposeMail compose;
  private final Clock clock;

  PrepareMail(
      PrepareMentorMail forMentors,
      LastSteps steps,
      Enrolments enrolments,
      Wordings wordings,
      MentorMessages messages,
      ChooseWording chooseWording,
      Timelines timelines,
      Assessment assessment,
      ComposeMail compose,
      Clock clock) {
    this.forMentors = forMentors;
    this.steps = steps;
    this.enrolments = enrolments;
    this.wordings = wordings;
    this.messages = messages;
    this.chooseWording = chooseWording;
    this.timelines = timelines;
    this.assessment = assessment;
    this.compose = compose;
    this.clock = clock;
  }

  /**
   * Those that may go out now, in their order; the others are settled or queued again. The number
   * of queries does not depend on how many are for learners.
   *
   * @param claimed each for another reader
   */
  @Transactional
  public List<Prepared> prepare(List<Claimed> claimed) {
    // First, since it may have to wait: what becomes known meanwhile counts.
    var readers = steps.hold(claimed);
    var facts = enrolments.facts(enrolments(claimed));
    var known = new Known(facts, readers, words(claimed, facts));
    return claimed.stream().flatMap(message -> prepare(message, known).stream()).toList();
  }

  private static List<UUID> enrolments(List<Claimed> claimed) {
    return claimed.stream().map(Claimed::enrolment).filter(Objects::nonNull).toList();
  }

  private Map<Place, SortedMap<String, Wording>> words(
      List<Claimed> claimed, Map<UUID, EnrolmentFacts> facts) {
    return wordings.all(
        facts.values().stream().map(one -> one.course().cohort()).collect(Collectors.toSet()),
        claimed.stream().map(message -> message.finding().rule()).collect(Collectors.toSet()));
  }

  private Optional<Prepared> prepare(Claimed message, Known known) {
    Reader reader = Objects.requireNonNull(known.readers().get(message.id()));
    if (message.finding() instanceof AboutCohort found) {
      return forMentors.prepare(message, found, reader);
    }
    EnrolmentFacts facts = known.facts().get(Objects.requireNonNull(message.enrolment()));
    if (facts == null) {
      steps.waitForFacts(message);
      return Optional.empty();
    }
    return prepare(message, facts, reader, known);
  }

  private Optional<Prepared> prepare(
      Claimed message, EnrolmentFacts facts, Reader reader, Known known) {
    Assessed assessed =
        assessment.assess(message.finding(), facts, message.times(), reader.recipient());
    Optional<HeldBack> heldBack = assessed.heldBack();
    Address address = reader.address();
    if (heldBack.isPresent() || address == null) {
      holdBack(message, heldBack.orElse(HeldBack.NO_ADDRESS), assessed);
      return Optional.empty();
    }
    if (steps.waitsForTheWindow(message, facts.sendTimes(), assessed.now().at())) {
      return Optional.empty();
    }
    Mail mail = mail(message, assessed, address, reader.token(), known);
    return steps.write(
        message,
        address,
        assessed.countsAt(),
        facts.learnerZone(),
        () -> compose.compose(mail, said(message)));
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

  private Mail mail(
      Claimed message, Assessed assessed, Address address, String token, Known known) {
    var own = known.words(assessed, address.locale());
    return new Mail(
        message.dedupeKey(),
        message.times().due(),
        assessed.finding(),
        assessed.now(),
        address,
        token,
        chooseWording.choose(message, assessed, address.locale(), own).orElse(null));
  }

  /**
   * @param readers by message
   * @param own words of cohorts
   */
  private record Known(
      Map<UUID, EnrolmentFacts> facts,
      Map<UUID, Reader> readers,
      Map<Place, SortedMap<String, Wording>> own) {

    Collection<Wording> words(Assessed assessed, Locale reader) {
      var place =
          new Place(
              assessed.now().facts().course().cohort(),
              assessed.finding().rule(),
              ComposeMail.language(reader));
      return own.getOrDefault(place, Collections.emptySortedMap()).values();
    }
  }
}
