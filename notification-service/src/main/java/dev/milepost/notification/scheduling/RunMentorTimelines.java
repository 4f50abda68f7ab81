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
import java.util.stream.IntStream;
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
  private final TellOtherwise otherwise;
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
      TellOtherwise otherwise,
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
    this.otherwise = otherwise;
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
    batch.news.forEach(one -> otherwise.tell(one.found(), one.cohort()));
    return new Ran(
        due.size(),
        batch.parking.parked(),
        batch.decisions.stream()
            .map(one -> new Decided(one.finding().rule(), one.heldBack()))
            .toList());
  }

  /**
   * What is new to somebody.
   *
   * @param cohort as it stood when that was found
   */
  private record News(List<AboutCohort> found, CohortMoment cohort) {}

  private final class Batch {

    private final Instant now;
    private final Parking parking;
    private final List<MentorDecision> decisions = new ArrayList<>();
    private final List<News> news = new ArrayList<>();
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
      moment.ifPresent(at -> find(mentor, at));
      Instant until = moment.orElse(covered);
      next.add(
          new Next(
              row.cohort(), row.mentor(), until, rules.nextMoment(mentor, until).orElse(null)));
    }

    /** Everybody together has no mailbox, so that the ledger, which is of mails, has nothing. */
    private void find(Mentor mentor, Instant at) {
      CohortMoment cohort = cohorts.moment(mentor, at, rules.looksAtLearners(mentor, at));
      List<AboutCohort> found = rules.findings(cohort);
      if (found.isEmpty()) {
        return;
      }
      if (mentor.isEverybody()) {
        news.add(new News(found, cohort));
      } else {
        List<MentorDecision> recorded = ledger.record(decide(found, cohort));
        decisions.addAll(recorded);
        news.add(new News(recorded.stream().map(MentorDecision::finding).toList(), cohort));
      }
    }

    private List<MentorDecision> decide(List<AboutCohort> found, CohortMoment cohort) {
      Recipient recipient = recipient(cohort.mentor().id(), cohort.at());
      List<AssessedForMentor> assessed = assessment.assessTogether(found, cohort, recipient);
      return IntStream.range(0, found.size())
          .mapToObj(place -> decision(cohort, found.get(place), assessed.get(place)))
          .toList();
    }

    private MentorDecision decision(
        CohortMoment cohort, AboutCohort found, AssessedForMentor assessed) {
      return new MentorDecision(
          cohort.course().cohort(),
          cohort.mentor().id(),
          found,
          cohort.at(),
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
