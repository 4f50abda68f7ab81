package dev.milepost.notification.scheduling;

import static dev.milepost.events.MilestoneEventType.COMPLETED;
import static dev.milepost.events.MilestoneEventType.REVOKED;
import static dev.milepost.events.MilestoneEventType.STARTED;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.MilestoneReported;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Moments;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.rules.Rules;
import dev.milepost.notification.scheduling.DecideNext.Known;
import dev.milepost.notification.scheduling.DecideNext.Step;
import dev.milepost.time.BusinessClock;
import dev.milepost.time.BusinessClock.Jump;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecideNextTest {

  private static final UUID ENROLMENT = new UUID(2, 2);
  private static final Instant ENROLLED = morning(Facts.START.minusDays(3));

  /** System time stands still at the enrolment; one jump brings business time to {@code now}. */
  private static DecideNext decider(Instant now) {
    var system = Clock.fixed(ENROLLED, ZoneOffset.UTC);
    var jump = new Jump(ENROLLED, Duration.between(ENROLLED, now));
    var clock = new BusinessClock(system, () -> List.of(jump));
    return new DecideNext(new Rules(), new Assessment(new Rules(), clock), clock, system);
  }

  /**
   * @param reachable null while the learner has not been told of
   */
  private static Known known(
      EnrolmentFacts facts, Instant covered, List<Occasion> occasions, Boolean reachable) {
    var recipient =
        new Recipient(Wishes.NONE, Boolean.TRUE.equals(reachable), false, List.of(), false);
    return new Known(
        new Moments(facts), covered, occasions, List.of(), recipient, reachable != null);
  }

  private static Occasion occasion(Rule rule, String subject, Instant at) {
    return new Occasion(ENROLMENT, rule, subject, at, at, ENROLLED);
  }

  /** Takes every step up to {@code now}, as the ticks would. */
  private static List<Decision> run(EnrolmentFacts facts, List<Occasion> occasions, Instant now) {
    var decider = decider(now);
    var open = new ArrayList<>(occasions);
    var decisions = new ArrayList<Decision>();
    Instant covered = ENROLLED;
    while (true) {
      Step step = decider.decide(known(facts, covered, List.copyOf(open), true));
      decisions.addAll(step.decisions());
      step.done().ifPresent(open::remove);
      covered = step.coveredUntil();
      if (step.next().filter(next -> !next.isAfter(now)).isEmpty()) {
        return decisions;
      }
    }
  }

  private static List<String> told(List<Decision> decisions) {
    return decisions.stream()
        .map(
            decision ->
                LocalDate.ofInstant(decision.times().due(), Facts.BERLIN)
                    + " "
                    + decision.finding().rule().wireName()
                    + (decision.heldBack() == null ? "" : " " + decision.heldBack().wireName()))
        .toList();
  }

  @Test
  void aJumpRunsEveryDueMomentInOrder() {
    var decisions =
        run(new Facts().build(), List.of(occasion(Rule.WELCOME, "", ENROLLED)), morning(day(18)));
    assertThat(told(decisions))
        .containsExactly(
            "2026-02-27 welcome",
            "2026-03-10 overdue",
            "2026-03-10 silence told-by-another",
            "2026-03-12 overdue",
            "2026-03-13 stage-due-soon",
            "2026-03-16 overdue",
            "2026-03-17 overdue");
  }

  @Test
  void ofRemindersAtOneMomentTheOneThatSaysNothingNewGivesWay() {
    var facts = new Facts().plan(Map.of("git", day(9), "python", day(13))).build();
    assertThat(told(run(facts, List.of(), morning(day(10)))))
        .containsExactly(
            "2026-03-10 stage-due-soon",
            "2026-03-10 overdue told-by-another",
            "2026-03-10 silence told-by-another");
  }

  @Test
  void whatIsNoLongerTrueTellsNothingForAnother() {
    var decisions =
        run(
            new Facts().event("git", COMPLETED, day(12), true).build(),
            List.of(),
            morning(day(10)));
    assertThat(told(decisions))
        .containsExactly("2026-03-10 overdue no-longer-true", "2026-03-10 silence");
  }

  @Test
  void whatWasDoneInTimeIsNeverReminded() {
    var facts =
        new Facts()
            .done("git", day(3))
            .done("python", day(9))
            .event("model", STARTED, day(14), false)
            .event("model", STARTED, day(19), false);
    assertThat(told(run(facts.build(), List.of(), morning(day(26))))).isEmpty();
  }

  @Test
  void theSameEventsInAnyOrderAndRepeatedGiveTheSameDecisions() {
    var events =
        new Facts()
            .event("git", STARTED, day(4), false)
            .done("git", day(8))
            .event("python", STARTED, day(9), false)
            .event("git", REVOKED, day(11), false)
            .done("git", day(12))
            .done("python", day(18))
            .build()
            .events();
    var expected = told(run(new Facts().events(events).build(), List.of(), morning(day(31))));
    assertThat(expected).isNotEmpty();
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      var shuffled = new ArrayList<MilestoneReported>(events);
      shuffled.addAll(events.subList(0, random.nextInt(events.size())));
      Collections.shuffle(shuffled, random);
      assertThat(told(run(new Facts().events(shuffled).build(), List.of(), morning(day(31)))))
          .isEqualTo(expected);
    }
  }

  @Test
  void aCompletedStageWaitsForTheMilestonesThatTellOfIt() {
    var crossing = occasion(Rule.STAGE_COMPLETED, "basics", ENROLLED);
    var step = decideAtEnrolment(new Facts().build(), crossing, true);
    assertThat(step.decisions()).isEmpty();
    assertThat(step.next()).contains(ENROLLED.plus(DecideNext.PATIENCE));
  }

  @Test
  void aWelcomeWaitsForTheLearnersAddress() {
    var welcome = occasion(Rule.WELCOME, "", ENROLLED);
    assertThat(decideAtEnrolment(new Facts().build(), welcome, null).decisions()).isEmpty();
    assertThat(decideAtEnrolment(new Facts().build(), welcome, true).decisions()).hasSize(1);
    assertThat(decideAtEnrolment(new Facts().build(), welcome, false).decisions())
        .extracting(Decision::heldBack)
        .containsExactly(HeldBack.NO_ADDRESS);
  }

  @Test
  void whatNeverBecomesTrueEndsInTheLedger() {
    var crossing =
        new Occasion(
            ENROLMENT,
            Rule.STAGE_COMPLETED,
            "basics",
            ENROLLED,
            ENROLLED,
            ENROLLED.minus(DecideNext.PATIENCE));
    assertThat(decideAtEnrolment(new Facts().build(), crossing, true).decisions())
        .extracting(Decision::heldBack)
        .containsExactly(HeldBack.NO_LONGER_TRUE);
  }

  private static Step decideAtEnrolment(
      EnrolmentFacts facts, Occasion occasion, Boolean reachable) {
    return decider(ENROLLED).decide(known(facts, ENROLLED, List.of(occasion), reachable));
  }
}
