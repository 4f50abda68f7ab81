package dev.milepost.benchmarks.replay;

import dev.milepost.benchmarks.replay.Happening.Joined;
import dev.milepost.benchmarks.replay.Happening.Left;
import dev.milepost.benchmarks.replay.Happening.Reported;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Rules;
import dev.milepost.notification.scheduling.RunAhead;
import dev.milepost.time.BusinessClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes one learner through all of their courses, as somebody who has chosen nothing and can be
 * reached. Every message is decided on with what was known by then.
 */
final class ReplayLearner {

  /** After the last day of a course nothing is sent, in any zone. */
  private static final Duration AFTER_THE_END = Duration.ofDays(2);

  private final Rules rules = new Rules();
  private final Map<UUID, ReplayedEnrolment> enrolments;
  private final List<Message> messages = new ArrayList<>();

  ReplayLearner(List<ReplayedEnrolment> enrolments) {
    this.enrolments =
        enrolments.stream().collect(Collectors.toMap(one -> one.told().id(), Function.identity()));
  }

  /** What was decided, in order. */
  List<Message> run() {
    List<Happening> happenings =
        enrolments.values().stream()
            .flatMap(ReplayedEnrolment::happenings)
            .sorted(Happening.IN_ORDER)
            .toList();
    RunAhead time = from(happenings.getFirst().at());
    for (Happening happening : happenings) {
      take(time.until(happening.at()));
      learn(happening, time);
    }
    take(time.until(end()));
    return messages;
  }

  private static RunAhead from(Instant start) {
    Clock clock = Clock.fixed(start, ZoneOffset.UTC);
    var reader = new Recipient(Wishes.NONE, true, false, List.of(), false);
    return new RunAhead(BusinessClock.unshifted(clock), clock, reader, true);
  }

  private static void learn(Happening happening, RunAhead time) {
    ReplayedEnrolment of = happening.of();
    switch (happening) {
      case Joined(Instant at, ReplayedEnrolment _) -> time.follow(of.begin(at));
      case Reported(Instant at, ReplayedEnrolment _, var report) -> {
        var completed = of.report(at, report);
        time.learn(at, of.facts(), completed);
      }
      case Left(Instant at, ReplayedEnrolment _) -> {
        of.leave();
        time.learn(at, of.facts(), List.of());
      }
    }
  }

  private Instant end() {
    return enrolments.values().stream()
        .map(one -> one.cohort().course())
        .map(course -> course.startOf(course.endDay().plusDays(1)).plus(AFTER_THE_END))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private void take(List<Decision> decisions) {
    for (Decision decision : decisions) {
      var enrolment = Objects.requireNonNull(enrolments.get(decision.enrolment()));
      messages.add(new Message(enrolment, decision, told(enrolment, decision)));
    }
  }

  /** What the mail says: of what was kept for a digest, what still holds. */
  private Finding told(ReplayedEnrolment enrolment, Decision decision) {
    return decision.finding() instanceof Digest digest
        ? rules
            .stillTrue(digest, Moment.now(enrolment.facts(), decision.times().due()))
            .orElse(digest)
        : decision.finding();
  }

  /**
   * @param told what it says
   */
  record Message(ReplayedEnrolment enrolment, Decision decision, Finding told) {

    boolean isSent() {
      return decision.heldBack() == null;
    }

    Instant due() {
      return decision.times().due();
    }
  }
}
