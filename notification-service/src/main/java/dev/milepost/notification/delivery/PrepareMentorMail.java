package dev.milepost.notification.delivery;

import dev.milepost.notification.delivery.LastSteps.Reader;
import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.WaitingReview;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.CohortLearners;
import dev.milepost.notification.knowledge.Mentorships;
import dev.milepost.notification.knowledge.Wordings;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.mail.ComposeMail;
import dev.milepost.notification.mail.MentorMail;
import dev.milepost.notification.mail.MentorMail.Story;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Assessment.AssessedForMentor;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.rules.AtRisk;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.MentorDigest;
import dev.milepost.notification.rules.ReviewsWaiting;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * As {@link PrepareMail} and in its transaction, for what mentors are told of cohorts: how the
 * cohort stands now decides what is left to say, and to whom it is said.
 */
@Component
class PrepareMentorMail {

  private final LastSteps steps;
  private final Mentorships mentorships;
  private final CohortLearners cohorts;
  private final Addresses addresses;
  private final Wordings wordings;
  private final Assessment assessment;
  private final ComposeMail compose;

  PrepareMentorMail(
      LastSteps steps,
      Mentorships mentorships,
      CohortLearners cohorts,
      Addresses addresses,
      Wordings wordings,
      Assessment assessment,
      ComposeMail compose) {
    this.steps = steps;
    this.mentorships = mentorships;
    this.cohorts = cohorts;
    this.addresses = addresses;
    this.wordings = wordings;
    this.assessment = assessment;
    this.compose = compose;
  }

  /** Empty when it is not to go out now. */
  Optional<Prepared> prepare(Claimed message, AboutCohort finding, Reader reader) {
    Optional<Mentor> known =
        mentorships.find(Objects.requireNonNull(message.cohort()), message.learner());
    if (known.isEmpty()) {
      steps.waitForFacts(message);
      return Optional.empty();
    }
    Mentor mentor = known.get();
    Instant due = message.times().due();
    CohortMoment now =
        cohorts.moment(mentor, assessment.momentOf(due), finding instanceof MentorDigest);
    AssessedForMentor assessed =
        assessment.assess(finding, now, due, List.of(), reader.recipient());
    Address address = reader.address();
    if (assessed.heldBack().isPresent() || address == null) {
      // What is folded is told by the next digest, which comes with time.
      steps.holdBack(message, assessed.heldBack().orElse(HeldBack.NO_ADDRESS));
      return Optional.empty();
    }
    if (steps.waitsForTheWindow(message, mentor.sendTimes(), now.at())) {
      return Optional.empty();
    }
    MentorMail mail = mail(message, assessed, now, address, reader.token());
    return steps.write(
        message,
        address,
        assessed.countsAt(),
        mentor.sendTimes().zone(),
        () -> compose.compose(mail));
  }

  private MentorMail mail(
      Claimed message,
      AssessedForMentor assessed,
      CohortMoment now,
      Address address,
      String token) {
    return new MentorMail(
        message.dedupeKey(),
        message.times().due(),
        story(assessed.finding(), now),
        address,
        token,
        wordings
            .find(
                now.course().cohort(),
                message.finding().rule(),
                ComposeMail.language(address.locale()))
            .orElse(null));
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
