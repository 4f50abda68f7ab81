package dev.milepost.notification.scheduling;

import dev.milepost.notification.blocking.BlockedAddresses;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moments;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.ledger.Ledger;
import dev.milepost.notification.ledger.Readers;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.scheduling.DecideNext.Known;
import dev.milepost.notification.scheduling.DecideNext.Step;
import dev.milepost.notification.scheduling.Ran.Decided;
import dev.milepost.notification.scheduling.Timelines.Due;
import dev.milepost.notification.scheduling.Timelines.Next;
import dev.milepost.time.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what is due, oldest first, each enrolment one moment further, and writes decisions and next
 * moments in one transaction. Several instances share the work and never meet at one enrolment.
 */
public class RunTimelines {

  private static final int BATCH = 500;

  private final Timelines timelines;
  private final Enrolments enrolments;
  private final Addresses addresses;
  private final BlockedAddresses blocked;
  private final Preferences preferences;
  private final Readers readers;
  private final DecideNext decideNext;
  private final Ledger ledger;
  private final TellOtherwise otherwise;
  private final BusinessClock clock;

  RunTimelines(
      Timelines timelines,
      Enrolments enrolments,
      Addresses addresses,
      BlockedAddresses blocked,
      Preferences preferences,
      Readers readers,
      DecideNext decideNext,
      Ledger ledger,
      TellOtherwise otherwise,
      BusinessClock clock) {
    this.timelines = timelines;
    this.enrolments = enrolments;
    this.addresses = addresses;
    this.blocked = blocked;
    this.preferences = preferences;
    this.readers = readers;
    this.decideNext = decideNext;
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
    var facts = enrolments.facts(due.stream().map(Due::enrolment).toList());
    var batch = new Batch(now);
    batch.decideAll(due, facts);
    timelines.forget(batch.done);
    timelines.note(batch.digests);
    timelines.update(batch.next);
    List<Decision> recorded = ledger.record(batch.decisions);
    otherwise.tell(recorded, facts);
    return new Ran(
        due.size(),
        batch.parking.parked(),
        recorded.stream().map(one -> new Decided(one.finding().rule(), one.heldBack())).toList());
  }

  private final class Batch {

    private final Parking parking;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Occasion> done = new ArrayList<>();
    private final List<Occasion> digests = new ArrayList<>();
    private final List<Next> next = new ArrayList<>();
    private final Map<UUID, Due> continues = new HashMap<>();
    private Map<UUID, List<Instant>> counted = new HashMap<>();

    Batch(Instant now) {
      parking = new Parking(now);
    }

    void decideAll(List<Due> due, Map<UUID, EnrolmentFacts> facts) {
      var learners = facts.values().stream().map(EnrolmentFacts::learner).distinct().toList();
      readers.hold(learners);
      counted = readers.counted(learners, due.getFirst().dueAt());
      var occasions = timelines.occasions(facts.keySet());
      var folded = readers.folded(withDigest(facts.values(), occasions));
      var lastActive = readers.lastActive(learners);
      var reachable = addresses.reachable(learners);
      var unreached = blocked.among(learners);
      var wishes = preferences.of(learners, Channel.EMAIL);
      for (Due row : due) {
        EnrolmentFacts known = facts.get(row.enrolment());
        if (known == null || row.coveredUntil() == null) {
          next.add(new Next(row.enrolment(), row.coveredUntil(), null));
        } else if (isNext(known.learner(), row)) {
          UUID learner = known.learner();
          decideOrPark(
              new Known(
                  new Moments(known),
                  row.coveredUntil(),
                  occasions.getOrDefault(row.enrolment(), List.of()),
                  folded.getOrDefault(row.enrolment(), List.of()),
                  new Recipient(
                      wishes.getOrDefault(learner, Wishes.NONE),
                      reachable.getOrDefault(learner, false),
                      unreached.contains(learner),
                      counted.getOrDefault(learner, List.of()),
                      lastActive.get(learner),
                      false),
                  reachable.containsKey(learner)));
        }
      }
    }

    /**
     * Limits are the reader's, whatever the cohort, so moments of one reader come in order: an
     * enrolment waits for the next batch while another has something earlier.
     */
    private boolean isNext(UUID learner, Due row) {
      Due other = continues.get(learner);
      return other == null || Due.IN_ORDER.compare(row, other) < 0;
    }

    private void goesOn(UUID learner, Due later) {
      continues.merge(
          learner, later, (one, other) -> Due.IN_ORDER.compare(one, other) < 0 ? one : other);
    }

    /** A digest comes for what waits for it, or with time. */
    private static List<UUID> withDigest(
        Collection<EnrolmentFacts> facts, Map<UUID, List<Occasion>> occasions) {
      return facts.stream()
          .filter(
              known ->
                  known.course().settings().weeklyOverview()
                      || occasions.getOrDefault(known.enrolment(), List.of()).stream()
                          .anyMatch(occasion -> occasion.rule() == Rule.WEEKLY_DIGEST))
          .map(EnrolmentFacts::enrolment)
          .toList();
    }

    private void decideOrPark(Known known) {
      UUID enrolment = known.facts().enrolment();
      parking.decide(
          "enrolment",
          enrolment,
          () -> decide(enrolment, known),
          again -> next.add(new Next(enrolment, known.coveredUntil(), again)));
    }

    private void decide(UUID enrolment, Known known) {
      Step step = decideNext.decide(known);
      decisions.addAll(step.decisions());
      step.done().ifPresent(done::add);
      digests.addAll(step.digests());
      step.decisions().forEach(this::count);
      next.add(new Next(enrolment, step.coveredUntil(), step.next().orElse(null)));
      step.next()
          .map(at -> new Due(enrolment, step.coveredUntil(), at))
          .ifPresent(later -> goesOn(known.facts().learner(), later));
    }

    /** One learner may be in several cohorts. */
    private void count(Decision decision) {
      if (decision.countsAt() != null) {
        counted
            .computeIfAbsent(decision.learner(), id -> new ArrayList<>())
            .add(decision.countsAt());
      }
    }
  }
}
