package dev.milepost.notification.delivery;

import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.WaitingReview;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.CohortLearners;
import dev.milepost.notification.knowledge.Mentorships;
import dev.milepost.notification.knowledge.Wordings;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.ledger.MessageQueue;
import dev.milepost.notification.ledger.Readers;
import dev.milepost.notification.mail.ComposeMail;
import dev.milepost.notification.mail.ComposeMail.UnusableAddress;
import dev.milepost.notification.mail.MentorMail;
import dev.milepost.notification.mail.MentorMail.Story;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Assessment.AssessedForMentor;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.preferences.UnsubscribeLinks;
import dev.milepost.notification.rules.AtRisk;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.MentorDigest;
import dev.milepost.notification.rules.ReviewsWaiting;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As {@link PrepareMail} and in its transaction, for what mentors are told of cohorts: how the
 * cohort stands now decides what is left to say, and to whom it is said.
 */
class PrepareMentorMail {

  private static final Logger log = LoggerFactory.getLogger(PrepareMentorMail.class);
  private static final Duration FACTS_MISSING = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

  private final Mentorships mentorships;
  private final CohortLearners cohorts;
  private final Addresses addresses;
  private final Wordings wordings;
  private final BlockedAddresses blocked;
  private final Preferences preferences;
  private final Readers readers;
  private final UnsubscribeLinks links;
  private final Assessment assessment;
  private final ComposeMail compose;
  private final MessageQueue queue;
  private final RecipientDomains domains;
  private final DeliveryMetrics metrics;

  PrepareMentorMail(
      Mentorships mentorships,
      CohortLearners cohorts,
      Addresses addresses,
      Wordings wordings,
      BlockedAddresses blocked,
      Preferences preferences,
      Readers readers,
      UnsubscribeLinks links,
      Assessment assessment,
      ComposeMail compose,
      MessageQueue queue,
      RecipientDomains domains,
      DeliveryMetrics metrics) {
    this.mentorships = mentorships;
    this.cohorts = cohorts;
    this.addresses = addresses;
    this.wordings = wordings;
    this.blocked = blocked;
    this.preferences = preferences;
    this.readers = readers;
    this.links = links;
    this.assessment = assessment;
    this.compose = compose;
    this.queue = queue;
    this.domains = domains;
    this.metrics = metrics;
  }

  /** The mail, once this returns committed to; empty when it is not to be sent, or not by us. */
  Optional<MimeMessage> prepare(Claimed message, AboutCohort finding) {
    Optional<Mentor> known =
        mentorships.find(Objects.requireNonNull(message.cohort()), message.learner());
    if (known.isEmpty()) {
      // The cohort has moved to a roadmap version that has not been told of yet.
      queue.tryAgain(message, FACTS_MISSING);
      return Optional.empty();
    }
    Mentor mentor = known.get();
    readers.hold(List.of(mentor.id()));
    Optional<Address> address = addresses.of(mentor.id());
    Instant due = message.times().due();
    CohortMoment now =
        cohorts.moment(mentor, assessment.momentOf(due), finding instanceof MentorDigest);
    AssessedForMentor assessed =
        assessment.assess(finding, now, due, List.of(), recipient(message, address.isPresent()));
    if (assessed.heldBack().isPresent() || address.isEmpty()) {
      holdBack(message, assessed.heldBack().orElse(HeldBack.NO_ADDRESS));
      return Optional.empty();
    }
    if (waitsForTheWindow(message, now)) {
      return Optional.empty();
    }
    return compose(message, assessed, now, address.get())
        .filter(mail -> domains.admits(message, address.get(), queue))
        .filter(mail -> queue.sending(message, assessed.countsAt()));
  }

  private Recipient recipient(Claimed message, boolean reachable) {
    UUID mentor = message.learner();
    return new Recipient(
        preferences.of(mentor, Channel.EMAIL),
        reachable,
        !blocked.among(List.of(mentor)).isEmpty(),
        readers.countedBeside(message),
        message.askedFor());
  }

  /** What is folded is told by the next digest, which comes with time. */
  private void holdBack(Claimed message, HeldBack why) {
    queue.holdBack(message, why);
    metrics.heldBack(message.finding().rule(), why);
  }

  private boolean waitsForTheWindow(Claimed message, CohortMoment now) {
    Duration wait = Duration.between(now.at(), now.mentor().sendTimes().firstOpen(now.at()));
    if (wait.isPositive()) {
      queue.tryAgain(message, wait.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : wait);
    }
    return wait.isPositive();
  }

  private Optional<MimeMessage> compose(
      Claimed message, AssessedForMentor assessed, CohortMoment now, Address address) {
    var mail =
        new MentorMail(
            message.dedupeKey(),
            message.times().due(),
            story(assessed.finding(), now),
            address,
            links.tokenFor(message.learner(), message.finding().rule().category()),
            wordings
                .find(
                    now.course().cohort(),
                    message.finding().rule(),
                    ComposeMail.language(address.locale()))
                .orElse(null));
    try {
      return Optional.of(compose.compose(mail));
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

  private Story story(AboutCohort finding, CohortMoment now) {
    return new Story(
        finding, now.mentor(), now.today(), addresses.names(learners(finding).toList()));
  }

  private static Stream<UUID> learners(AboutCohort finding) {
    return switch (finding) {
      case ReviewsWaiting found -> found.waiting().stream().map(WaitingReview::learner);
      case MentorDigest found ->
          Stream.concat(found.atRisk().stream().map(AtRisk::learner), found.finished().stream());
    };
  }
}
