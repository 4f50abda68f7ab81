package dev.milepost.notification.webhooks;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.Mentorships;
import dev.milepost.notification.mail.Letter;
import dev.milepost.notification.mail.MentorMail.Story;
import dev.milepost.notification.mail.SayElsewhere;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.webhooks.WebhookQueue.Claimed;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts a message into its reader's words as it is about to be posted. Names are put in here, so
 * that none stand in the queue; of who has gone since nothing is told, and nothing to who has.
 */
@Component
class PreparePost {

  private static final Logger log = LoggerFactory.getLogger(PreparePost.class);

  private final Enrolments enrolments;
  private final Mentorships mentorships;
  private final Addresses addresses;
  private final SayElsewhere say;
  private final WritePost write;

  PreparePost(
      Enrolments enrolments,
      Mentorships mentorships,
      Addresses addresses,
      SayElsewhere say,
      WritePost write) {
    this.enrolments = enrolments;
    this.mentorships = mentorships;
    this.addresses = addresses;
    this.say = say;
    this.write = write;
  }

  Prepared prepare(Endpoint endpoint, Claimed message) {
    try {
      return message.finding() instanceof AboutCohort found
          ? aboutCohort(endpoint, message, found)
          : aboutEnrolment(endpoint, message);
    } catch (RuntimeException e) {
      log.error("message {} cannot be written", message.id(), e);
      return new Prepared.Never("cannot-be-written");
    }
  }

  private Prepared aboutEnrolment(Endpoint endpoint, Claimed message) {
    UUID enrolment = Objects.requireNonNull(message.enrolment());
    EnrolmentFacts facts = enrolments.facts(List.of(enrolment)).get(enrolment);
    if (facts == null) {
      return new Prepared.Later();
    }
    Optional<Address> reader = addresses.of(Objects.requireNonNull(message.learner()));
    if (reader.isEmpty()) {
      return new Prepared.Never("no-reader");
    }
    Letter letter =
        say.letter(
            reader.get().locale(),
            reader.get().name(),
            message.finding(),
            Moment.now(facts, message.dueAt()),
            message.variant());
    return ready(endpoint, message, facts.course().name(), letter, say.url(enrolment));
  }

  private Prepared aboutCohort(Endpoint endpoint, Claimed message, AboutCohort found) {
    UUID cohort = Objects.requireNonNull(message.cohort());
    UUID learner = message.learner();
    Optional<Mentor> mentor = mentorships.find(cohort, learner == null ? cohort : learner);
    if (mentor.isEmpty()) {
      return new Prepared.Later();
    }
    Optional<Address> reader =
        learner == null ? Optional.of(everybody(endpoint)) : addresses.of(learner);
    if (reader.isEmpty()) {
      return new Prepared.Never("no-reader");
    }
    if (!mentor.get().appointed()) {
      return new Prepared.Never("no-mentor");
    }
    var story =
        new Story(
            found,
            mentor.get(),
            mentor.get().course().dayOf(message.dueAt()),
            addresses.names(found.named()));
    Letter letter = say.letter(reader.get().locale(), reader.get().name(), story);
    return ready(endpoint, message, mentor.get().course().name(), letter, say.url(story));
  }

  /** Who reads it there has no name, and the language that was chosen for the endpoint. */
  private static Address everybody(Endpoint endpoint) {
    return new Address(
        "", "", Locale.forLanguageTag(Objects.requireNonNullElse(endpoint.language(), "en")));
  }

  private Prepared ready(
      Endpoint endpoint, Claimed message, String cohort, Letter letter, String url) {
    return new Prepared.Ready(write.message(endpoint.kind(), message, cohort, letter, url));
  }

  /** What can be done with a message now. */
  sealed interface Prepared {

    /** To be posted. */
    @SuppressWarnings("ArrayRecordComponent") // nothing compares them
    record Ready(byte[] body) implements Prepared {}

    /** Its cohort has moved to a roadmap version that has not been told of yet. */
    record Later() implements Prepared {}

    /** Given up. */
    record Never(String reason) implements Prepared {}
  }
}
