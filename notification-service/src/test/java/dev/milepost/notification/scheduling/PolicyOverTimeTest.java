package dev.milepost.notification.scheduling;

import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Moments;
import dev.milepost.notification.enrolment.SendWindow;
import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Assessment;
import dev.milepost.notification.policy.Delivery;
import dev.milepost.notification.policy.HeldBack;
import dev.milepost.notification.policy.Recipient;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.rules.Rules;
import dev.milepost.notification.scheduling.DecideNext.Known;
import dev.milepost.notification.scheduling.DecideNext.Step;
import dev.milepost.time.BusinessClock;
import dev.milepost.time.BusinessClock.Jump;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Half a year of made-up learners in every kind of zone, taken in one jump of business time as the
 * ticks would take it: what has to hold of all decisions together. The random numbers are seeded.
 */
class PolicyOverTimeTest {

  private static final Instant ENROLLED = morning(Facts.START.minusDays(3));
  private static final Instant END = morning(LocalDate.of(2026, 7, 8));
  private static final Instant END_OF_YEAR = morning(LocalDate.of(2026, 12, 31));
  private static final int LEARNERS = 400;

  private final Random random = new Random(20261128);

  @Test
  void nothingGoesOutInQuietHoursOrBeyondTheLimitsAndEveryReasonToWriteIsDecidedOnOnce() {
    int sent = 0;
    int folded = 0;
    int digests = 0;
    for (int learner = 0; learner < LEARNERS; learner++) {
      EnrolmentFacts facts = somebody();
      var run = new Run(facts, wishes(), END);
      List<Decision> decisions = run.toTheEnd();
      // What is kept for a digest is told in one, before the cohort is over.
      assertThat(run.folded).isEmpty();
      List<Decision> out = decisions.stream().filter(one -> one.heldBack() == null).toList();
      assertThat(out).allSatisfy(one -> assertInTheWindow(one, facts));
      assertWithinLimits(out, facts);
      assertDecidedOnce(decisions);
      sent += out.size();
      folded += (int) decisions.stream().filter(PolicyOverTimeTest::isFolded).count();
      digests += (int) out.stream().filter(PolicyOverTimeTest::isDigest).count();
    }
    // So that none of the above holds for want of messages.
    assertThat(sent).isGreaterThan(LEARNERS);
    assertThat(folded).isGreaterThan(LEARNERS / 2);
    assertThat(digests).isGreaterThan(LEARNERS / 10);
  }

  /** Whatever is due around a clock change, in spring or autumn, of every zone that has some. */
  @Test
  void aroundTheClockChangesOfEveryZoneNothingGoesOutInQuietHoursOrBeyondTheLimits() {
    int changes = 0;
    int sent = 0;
    for (String zone : ZoneId.getAvailableZoneIds()) {
      var rules = ZoneId.of(zone).getRules();
      var change = rules.nextTransition(ENROLLED);
      while (change != null && change.getInstant().isBefore(END_OF_YEAR)) {
        EnrolmentFacts facts = somebodyAround(zone, change.getDateTimeBefore().toLocalDate());
        List<Decision> out =
            new Run(facts, Wishes.NONE, END_OF_YEAR)
                .toTheEnd().stream().filter(one -> one.heldBack() == null).toList();
        assertThat(out).allSatisfy(one -> assertInTheWindow(one, facts));
        assertWithinLimits(out, facts);
        sent += out.size();
        changes++;
        change = rules.nextTransition(change.getInstant());
      }
    }
    assertThat(changes).isGreaterThan(200);
    assertThat(sent).isGreaterThan(changes);
  }

  /** Late with something on the days around, and awake for only a few hours. */
  private EnrolmentFacts somebodyAround(String zone, LocalDate change) {
    int opens = random.nextInt(4);
    return new Facts()
        .learnerIn(zone)
        .window(opens, opens + 1 + random.nextInt(2))
        .until(LocalDate.of(2026, 12, 30))
        .plan(
            Map.of(
                "git", change.minusDays(2),
                "python", change.minusDays(1),
                "reading", change,
                "model", change.plusDays(1)))
        .build();
  }

  private static void assertInTheWindow(Decision decision, EnrolmentFacts facts) {
    Instant due = decision.times().due();
    assertThat(LocalTime.ofInstant(due, facts.learnerZone()))
        .as("%s in %s", due, facts.learnerZone())
        .matches(facts.window()::holds);
    assertThat(facts.course().blackoutDays()).doesNotContain(facts.course().dayOf(due));
  }

  private static void assertWithinLimits(List<Decision> out, EnrolmentFacts facts) {
    List<LocalDate> days =
        out.stream()
            .filter(one -> one.finding().rule().category().isNudge())
            .map(one -> LocalDate.ofInstant(one.times().due(), facts.learnerZone()))
            .toList();
    for (LocalDate day : Set.copyOf(days)) {
      assertThat(count(days, day, 1)).isLessThanOrEqualTo(facts.course().settings().perDay());
      assertThat(count(days, day, 7)).isLessThanOrEqualTo(facts.course().settings().perWeek());
    }
  }

  private static long count(List<LocalDate> days, LocalDate first, int length) {
    return days.stream()
        .filter(day -> !day.isBefore(first) && day.isBefore(first.plusDays(length)))
        .count();
  }

  /** What is no longer true gives its key back, as the ledger has it. */
  private static void assertDecidedOnce(List<Decision> decisions) {
    var keys = new HashSet<String>();
    decisions.stream()
        .filter(one -> one.heldBack() != HeldBack.NO_LONGER_TRUE)
        .forEach(one -> assertThat(keys.add(one.dedupeKey())).as(one.dedupeKey()).isTrue());
  }

  private static boolean sameKey(Decision one, Decision other) {
    return one.heldBack() != HeldBack.NO_LONGER_TRUE && one.dedupeKey().equals(other.dedupeKey());
  }

  private static boolean isFolded(Decision decision) {
    return decision.heldBack() != null && decision.heldBack().folds();
  }

  private static boolean isDigest(Decision decision) {
    return decision.finding().rule() == Rule.WEEKLY_DIGEST;
  }

  private EnrolmentFacts somebody() {
    List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    int opens = random.nextInt(24);
    int perDay = 1 + random.nextInt(2);
    var facts =
        new Facts()
            .learnerIn(zones.get(random.nextInt(zones.size())))
            .window(opens, opens + 1 + random.nextInt(24 - opens))
            .settings(
                new CourseSettings(
                    SendWindow.DEFAULT,
                    perDay,
                    perDay + random.nextInt(2),
                    0,
                    DayOfWeek.of(1 + random.nextInt(7)),
                    random.nextInt(5) == 0,
                    Map.of()))
            .plan(plan())
            .blackout(Facts.START.plusDays(random.nextInt(60)));
    List.of("git", "python", "model").stream()
        .filter(milestone -> random.nextInt(3) == 0)
        .forEach(milestone -> facts.done(milestone, Facts.START.plusDays(random.nextInt(60))));
    return facts.build();
  }

  private Map<String, LocalDate> plan() {
    var plan = new HashMap<String, LocalDate>();
    for (String milestone : Facts.PLAN.keySet()) {
      plan.put(milestone, Facts.START.plusDays(1 + random.nextInt(40)));
    }
    return plan;
  }

  private Wishes wishes() {
    return random.nextInt(4) == 0
        ? new Wishes(Map.of(Category.REMINDERS, Delivery.DIGEST), null, Map.of(), Map.of())
        : Wishes.NONE;
  }

  /** What the ticks do with one enrolment, without a database. */
  private static final class Run {

    private final EnrolmentFacts facts;
    private final Wishes wishes;
    private final Instant end;
    private final DecideNext decider;
    private final List<Occasion> open = new ArrayList<>();
    private final List<Finding> folded = new ArrayList<>();
    private final List<Instant> counted = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    Run(EnrolmentFacts facts, Wishes wishes, Instant end) {
      this.facts = facts;
      this.wishes = wishes;
      this.end = end;
      var system = Clock.fixed(ENROLLED, ZoneOffset.UTC);
      var jump = new Jump(ENROLLED, Duration.between(ENROLLED, end));
      var clock = new BusinessClock(system, () -> List.of(jump));
      decider = new DecideNext(new Rules(), new Assessment(new Rules(), clock), clock, system);
      open.add(new Occasion(facts.enrolment(), Rule.WELCOME, "", ENROLLED, ENROLLED, ENROLLED));
    }

    List<Decision> toTheEnd() {
      Instant covered = ENROLLED;
      Instant next = ENROLLED;
      while (!next.isAfter(end)) {
        var recipient =
            new Recipient(wishes, true, false, List.copyOf(counted), false)
                .lastActive(facts.lastActive().orElse(null));
        Step step =
            decider.decide(
                new Known(
                    new Moments(facts),
                    covered,
                    List.copyOf(open),
                    List.copyOf(folded),
                    recipient,
                    true));
        take(step.decisions().stream().filter(this::isNew).toList());
        step.done().ifPresent(open::remove);
        step.digests().stream().filter(digest -> !open.contains(digest)).forEach(open::add);
        covered = step.coveredUntil();
        next = step.next().orElse(Instant.MAX);
      }
      return decisions;
    }

    /**
     * The first decision under a key stands, as in the ledger: an overview and a digest share it.
     */
    private boolean isNew(Decision decision) {
      boolean known = decisions.stream().anyMatch(one -> sameKey(one, decision));
      assertThat(known).as(decision.dedupeKey()).matches(it -> !it || isDigest(decision));
      return !known;
    }

    /** A digest takes what was folded before; what is folded with it waits for the next. */
    private void take(List<Decision> step) {
      decisions.addAll(step);
      step.stream().filter(PolicyOverTimeTest::isDigest).forEach(this::takesAllThatWaits);
      step.stream()
          .filter(PolicyOverTimeTest::isFolded)
          .map(Decision::finding)
          .forEach(folded::add);
      step.stream().flatMap(one -> Stream.ofNullable(one.countsAt())).forEach(counted::add);
    }

    private void takesAllThatWaits(Decision digest) {
      assertThat(((Digest) digest.finding()).kept()).isEqualTo(folded);
      folded.clear();
    }
  }
}
