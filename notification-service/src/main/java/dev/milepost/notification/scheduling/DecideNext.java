package dev.milepost.notification.scheduling;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moments;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Assessment.Assessed;
import dev.milepost.notification.policy.Assessment.Times;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.rules.Rules;
import dev.milepost.time.BusinessClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes one enrolment one moment further: the oldest that has come and was not looked at. Reads
 * clocks, writes nothing.
 */
final class DecideNext {

  /** How long to wait, in system time, for events on other topics that an occasion belongs to. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Rules rules;
  private final Assessment assessment;
  private final BusinessClock clock;
  private final Clock system;

  DecideNext(Rules rules, Assessment assessment, BusinessClock clock, Clock system) {
    this.rules = rules;
    this.assessment = assessment;
    this.clock = clock;
    this.system = system;
  }

  Step decide(Known known) {
    return decide(known, rules.moments(known.facts(), known.coveredUntil()));
  }

  /**
   * The same for who has the moments at hand.
   *
   * @param moments those of {@link Rules#moments} after some moment that was covered before
   */
  Step decide(Known known, NavigableSet<Instant> moments) {
    Optional<Occasion> occasion =
        known.occasions().stream().min(Comparator.comparing(open -> dueAt(known, open)));
    Instant happened = occasion.map(open -> dueAt(known, open)).orElse(Instant.MAX);
    Instant covered = known.coveredUntil();
    Instant moment = after(moments, covered).orElse(Instant.MAX);
    Instant now = clock.now();
    if (occasion.isPresent() && !happened.isAfter(now) && !happened.isAfter(moment)) {
      List<Decision> decisions = told(known, occasion.get());
      return step(known, after(moments, covered), covered, occasion.get(), decisions);
    }
    if (!moment.isAfter(now)) {
      return step(known, after(moments, moment), moment, null, timed(known, moment));
    }
    return step(known, after(moments, covered), covered, null, List.of());
  }

  private static Optional<Instant> after(NavigableSet<Instant> moments, Instant covered) {
    return Optional.ofNullable(moments.higher(covered));
  }

  private List<Decision> told(Known known, Occasion occasion) {
    if (isTold(known, occasion)) {
      return List.of();
    }
    Instant due = dueAt(known, occasion);
    Finding found =
        finding(known, occasion, due)
            .orElseGet(() -> rules.bare(occasion.rule(), occasion.subject()));
    var times = new Times(occasion.happenedAt(), occasion.recordedAt(), due);
    return decisions(known, List.of(found), times);
  }

  private Optional<Finding> finding(Known known, Occasion occasion, Instant at) {
    return occasion.rule() == Rule.WEEKLY_DIGEST
        ? Optional.of(new Digest(LocalDate.parse(occasion.subject()), known.folded()))
        : rules.finding(occasion.rule(), occasion.subject(), known.moments().now(at));
  }

  /** What a digest was to come for: another has told it, since the day for digests has changed. */
  private static boolean isTold(Known known, Occasion occasion) {
    return occasion.rule() == Rule.WEEKLY_DIGEST && known.folded().isEmpty();
  }

  private List<Decision> timed(Known known, Instant moment) {
    List<Finding> found =
        rules.findings(known.moments().asOf(moment)).stream()
            .map(one -> withKept(one, known.folded()))
            .toList();
    return decisions(known, found, Times.at(moment));
  }

  /** An overview that comes with time tells what waits for a digest, too. */
  private static Finding withKept(Finding found, List<Finding> folded) {
    return found instanceof Digest digest ? new Digest(digest.day(), folded) : found;
  }

  private List<Decision> decisions(Known known, List<Finding> found, Times times) {
    var assessed = assessment.assessTogether(found, known.moments(), times, known.recipient());
    return IntStream.range(0, found.size())
        .mapToObj(place -> decision(known, found.get(place), times, assessed.get(place)))
        .toList();
  }

  private Decision decision(Known known, Finding found, Times times, Assessed assessed) {
    return new Decision(
        known.facts().enrolment(),
        known.facts().learner(),
        found,
        times,
        clock.now(),
        assessed.heldBack().orElse(null),
        assessed.countsAt().orElse(null));
  }

  private Step step(
      Known known,
      Optional<Instant> moment,
      Instant coveredUntil,
      @Nullable Occasion done,
      List<Decision> decisions) {
    List<Occasion> digests = digests(known, decisions);
    Optional<Instant> next =
        Stream.of(
                moment.stream(),
                known.occasions().stream()
                    .filter(occasion -> !occasion.equals(done))
                    .map(occasion -> dueAt(known, occasion)),
                digests.stream().map(Occasion::recordedAt))
            .flatMap(moments -> moments)
            .min(Comparator.naturalOrder());
    return new Step(decisions, Optional.ofNullable(done), digests, coveredUntil, next);
  }

  /** The digests that what was folded just now waits for. */
  private List<Occasion> digests(Known known, List<Decision> decisions) {
    return decisions.stream()
        .filter(
            decision ->
                Optional.ofNullable(decision.heldBack()).filter(HeldBack::folds).isPresent())
        .map(decision -> Occasion.digest(known.facts(), decision.times().due(), system.instant()))
        .distinct()
        .toList();
  }

  /**
   * At once, or when the learner's window opens next; and not before the events that it belongs to
   * are here, or have been waited for long enough.
   */
  private Instant dueAt(Known known, Occasion occasion) {
    Duration waited = Duration.between(occasion.seenAt(), system.instant());
    boolean complete = known.told() && finding(known, occasion, occasion.recordedAt()).isPresent();
    return complete || waited.compareTo(PATIENCE) >= 0
        ? known.facts().sendTimes().firstOpen(occasion.recordedAt())
        : clock.now().plus(PATIENCE.minus(waited));
  }

  /**
   * @param coveredUntil the last moment that the rules were run for
   * @param folded what waits for the next digest
   * @param told whether the learner has been told of
   */
  record Known(
      Moments moments,
      Instant coveredUntil,
      List<Occasion> occasions,
      List<Finding> folded,
      Recipient recipient,
      boolean told) {

    EnrolmentFacts facts() {
      return moments.facts();
    }
  }

  /**
   * @param done the occasion that was decided on
   * @param digests occasions that come of it
   * @param next when to look again
   */
  record Step(
      List<Decision> decisions,
      Optional<Occasion> done,
      List<Occasion> digests,
      Instant coveredUntil,
      Optional<Instant> next) {}
}
