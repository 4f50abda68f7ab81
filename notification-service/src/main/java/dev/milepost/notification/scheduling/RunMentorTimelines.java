package dev.milepost.notification.scheduling;

import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.CohortLearners;
import dev.milepost.notification.knowledge.Mentorships;
import dev.milepost.notification.ledger.MentorDecision;
import dev.milepost.notification.ledger.MentorLedger;
import dev.milepost.notification.ledger.Readers;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Assessment.AssessedForMentor;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.MentorRules;
import dev.milepost.notification.scheduling.MentorTimelines.Due;
import dev.milepost.notification.scheduling.MentorTimelines.Next;
import dev.milepost.notification.scheduling.Ran.Decided;
import dev.milepost.time.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/**
 * As {@link RunTimelines}, for mentors: takes what is due, oldest first, each mentor of a cohort
 * one moment further, and writes decisions and next moments in one transaction. Several instances
 * share the work.
 */
public class RunMentorTimelines {

  /** Few: each may read a whole cohort. */
  private static final int BATCH = 8;

  private final MentorRules rules = new MentorRules();
  private final MentorTimelines timelines;
  private final Mentorships mentorships;
  private final CohortLearners cohorts;
  private final Addresses addresses;
  private final BlockedAddresses blocked;
  private final Preferences preferences;
  private final Readers readers;
  private final Assessment assessment;
  private final MentorLedger ledger;
  private final BusinessClock clock;

  RunMentorTimelines(
      MentorTimelines timelines,
      Mentorships mentorships,
      CohortLearners cohorts,
      Addresses addresses,
      BlockedAddresses blocked,
      Preferences preferences,
      Readers readers,
      Assessment assessment,
      MentorLedger ledger,
      BusinessClock clock) {
    this.timelines = timelines;
    this.mentorships = mentorships;
    this.cohorts = cohorts;
    this.addresses = addresses;
    this.blocked = blocked;
    this.preferences = preferences;
    this.readers = readers;
    this.assessment = assessment;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Runs one batch; costs one indexed query when nothing is due. */
  @Transactional
  public Ran run() {
    Instant now = clock.now();
    List<Due> due = timelines.takeDue(now, BATCH);
    if (due.isEmpty()) {
      return Ran.NOTHING;
    }
    var batch = new Batch(now);
    readers.hold(due.stream().map(Due::mentor).distinct().toList());
    due.forEach(batch::look);
    timelines.update(batch.next);
    return new Ran(
        due.size(),
        batch.parking.parked(),
        batch.decisions.stream()
            .map(one -> new Decided(one.finding().rule(), one.heldBack()))
            .toList());
  }

  private final class Batch {

    private final Instant now;
    private final Parking parking;
    private final List<MentorDecision> decisions = new ArrayList<>();
    private final List<Next> next = new ArrayList<>();

    Batch(Instant now) {
      this.now = now;
      this.parking = new Parking(now);
    }

    void look(Due row) {
      parking.decide(
          "cohort", row.cohort(), () -> lookAt(row), again -> next.add(later(row, again)));
    }

    /** A cohort whose roadmap has not been told of is looked at again as if it were parked. */
    private void lookAt(Due row) {
      mentorships
          .find(row.cohort(), row.mentor())
          .ifPresentOrElse(
              mentor -> goOn(row, mentor), () -> next.add(later(row, parking.until())));
    }

    private static Next later(Due row, Instant at) {
      return new Next(row.cohort(), row.mentor(), row.coveredUntil(), at);
    }

    private void goOn(Due row, Mentor mentor) {
      Instant covered = row.coveredUntil() == null ? now : row.coveredUntil();
      Optional<Instant> moment =
          rules.nextMoment(mentor, covered).filter(next -> !next.isAfter(now));
      moment.ifPresent(at -> decisions.addAll(ledger.record(decide(mentor, at))));
      Instant until = moment.orElse(covered);
      next.add(
          new Next(
              row.cohort(), row.mentor(), until, rules.nextMoment(mentor, until).orElse(null)));
    }

    /** What goes out first may hold others back, and counts against the mentor's limits. */
    private List<MentorDecision> decide(Mentor mentor, Instant at) {
      CohortMoment cohort = cohorts.moment(mentor, at, rules.looksAtLearners(mentor, at));
      List<AboutCohort> found = rules.findings(cohort);
      if (found.isEmpty()) {
        return List.of();
      }
      Recipient recipient = recipient(mentor.id(), at);
      var counted = new ArrayList<>(recipient.counted());
      var goingOut = new ArrayList<Finding>();
      var decided = new ArrayList<MentorDecision>();
      for (AboutCohort one : found) {
        AssessedForMentor assessed =
            assessment.assess(one, cohort, at, goingOut, recipient.with(List.copyOf(counted)));
        if (assessed.heldBack().isEmpty()) {
          goingOut.add(one);
        }
        assessed.countsAt().ifPresent(counted::add);
        decided.add(decision(mentor, one, at, assessed));
      }
      return decided;
    }

    private MentorDecision decision(
        Mentor mentor, AboutCohort found, Instant at, AssessedForMentor assessed) {
      return new MentorDecision(
          mentor.course().cohort(),
          mentor.id(),
          found,
          at,
          now,
          assessed.heldBack().orElse(null),
          assessed.countsAt().orElse(null));
    }

    private Recipient recipient(UUID mentor, Instant at) {
      List<UUID> alone = List.of(mentor);
      return new Recipient(
          preferences.of(alone, Channel.EMAIL).getOrDefault(mentor, Wishes.NONE),
          addresses.reachable(alone).getOrDefault(mentor, false),
          blocked.among(alone).contains(mentor),
          readers.counted(alone, at).getOrDefault(mentor, List.of()),
          false);
    }
  }
}
