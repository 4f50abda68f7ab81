package dev.milepost.progress.intervening;

import dev.milepost.edge.problem.Problem;
import dev.milepost.events.MentorWrote;
import dev.milepost.messaging.Outbox;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.progress.intervening.Intervention.Kind;
import dev.milepost.progress.intervening.Interventions.New;
import dev.milepost.progress.intervening.Interventions.What;
import dev.milepost.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The staff of a cohort write to one learner. */
@Component
public class WriteToLearner {

  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_TEXT = 4000;

  private final EnrolmentAccess access;
  private final Cohorts cohorts;
  private final Interventions interventions;
  private final Outbox outbox;
  private final BusinessClock clock;

  WriteToLearner(
      EnrolmentAccess access,
      Cohorts cohorts,
      Interventions interventions,
      Outbox outbox,
      BusinessClock clock) {
    this.access = access;
    this.cohorts = cohorts;
    this.interventions = interventions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Leaves the message on the learner's path and has it told in the same transaction, so that it is
   * mailed once. The same request again writes nothing and answers what came of the first.
   *
   * @param subject on one line; blank or null for none
   * @param text plain text; kept as it is but for the space around it
   * @param key names the request
   * @throws Problem {@code not-allowed} for the learner themself, {@code not-found} for who may not
   *     see the enrolment, {@code invalid-fields}, or {@code too-late-to-help}
   */
  @Transactional
  public Intervention write(
      Caller caller,
      UUID enrolmentId,
      @Nullable String subject,
      @Nullable String text,
      String key) {
    Enrolment enrolment = access.forStaff(caller, enrolmentId);
    var wrote = checked(subject == null ? "" : subject.strip(), text == null ? "" : text);
    Cohort cohort = cohorts.holdStill(enrolment.cohortId());
    var today = clock.today(cohort.zone());
    InterventionProblems.refuseWhenTooLate(cohort, enrolment, today);
    UUID id = Interventions.id(Kind.WROTE, caller, enrolmentId, key);
    Instant now = clock.now();
    if (interventions.add(new New(id, enrolment, caller, now, today, wrote))) {
      outbox.append(List.of(told(id, enrolment, caller, wrote, now)));
    }
    return interventions.get(id);
  }

  private static What.Wrote checked(String subject, String text) {
    // A browser sends each end of a line as two characters.
    String plain = text.replace("\r\n", "\n").strip();
    var fields = new FieldReader();
    fields.require(
        subject.length() <= LONGEST_SUBJECT && subject.chars().noneMatch(Character::isISOControl),
        "/subject",
        "one line of at most 200 characters");
    fields.require(
        !plain.isEmpty() && plain.length() <= LONGEST_TEXT && plain.indexOf('\0') < 0,
        "/text",
        "plain text of 1 to 4000 characters");
    fields.refuseFaults();
    return new What.Wrote(subject.isEmpty() ? null : subject, plain);
  }

  private static MentorWrote told(
      UUID id, Enrolment enrolment, Caller caller, What.Wrote wrote, Instant at) {
    return new MentorWrote(
        id,
        enrolment.learnerId(),
        enrolment.id(),
        enrolment.cohortId(),
        caller.personId(),
        wrote.subject(),
        wrote.text(),
        at);
  }
}
