package dev.milepost.notification.policy;

import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.enrolment.SendWindow;
import dev.milepost.notification.policy.Assessment.Assessed;
import dev.milepost.notification.policy.Assessment.Times;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.PlanDeficit;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.notification.rules.Finding.Silence;
import dev.milepost.notification.rules.Finding.Welcome;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.rules.Rules;
import dev.milepost.state.NextStep;
import dev.milepost.time.BusinessClock;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What readers choose, and how much is too much. */
class LimitsTest {

  private static final Instant DUE = morning(day(17));
  private static final Overdue LATE =
      new Overdue(day(17), List.of(new Planned("git", day(9)), new Planned("python", day(16))));

  private static Assessed assess(Finding found, Wishes wishes, List<Instant> counted) {
    return assess(new Facts(), found, new Recipient(wishes, true, false, counted, false));
  }

  private static Assessed assess(Facts facts, Finding found, Recipient recipient) {
    var clock = BusinessClock.unshifted(Clock.fixed(DUE, ZoneOffset.UTC));
    return new Assessment(new Rules(), clock)
        .assess(found, facts.build(), Times.at(DUE), recipient);
  }

  private static Wishes chosen(Category category, Delivery delivery) {
    return new Wishes(Map.of(category, delivery), null, Map.of(), Map.of());
  }

  private static Wishes pausedUntil(LocalDate day) {
    return new Wishes(Map.of(), day, Map.of(), Map.of());
  }

  private static Wishes snoozed(String milestone, LocalDate until) {
    return new Wishes(Map.of(), null, Map.of(), Map.of(milestone, until));
  }

  @Test
  void whatIsTooMuchForADayIsFoldedIntoTheNextDigest() {
    assertThat(assess(LATE, Wishes.NONE, List.of(DUE)).heldBack()).isEmpty();
    var full = assess(LATE, Wishes.NONE, List.of(DUE, DUE.minusSeconds(60)));
    assertThat(full.heldBack()).contains(HeldBack.DAY_FULL);
    assertThat(HeldBack.DAY_FULL.outcome()).isEqualTo("folded");
    assertThat(full.countsAt()).isEmpty();
  }

  @Test
  void whatIsTooMuchForAWeekIsFoldedToo() {
    var five = List.of(11, 12, 13, 14, 15).stream().map(n -> morning(day(n))).toList();
    var active = written(five).lastActive(morning(day(15)));
    assertThat(assess(new Facts(), LATE, active).heldBack()).contains(HeldBack.WEEK_FULL);
    assertThat(assess(new Facts(), LATE, active.with(five.subList(0, 4))).heldBack()).isEmpty();
  }

  @Test
  void withoutADigestThatCouldTellItWhatIsTooMuchIsNotSent() {
    var full = List.of(DUE, DUE.minusSeconds(60));
    var off = chosen(Category.DIGEST, Delivery.OFF);
    assertThat(assess(LATE, off, full).heldBack()).contains(HeldBack.TOO_MANY);
    assertThat(HeldBack.TOO_MANY.outcome()).isEqualTo("suppressed");
    var none = Facts.with(Rule.WEEKLY_DIGEST, new RuleSetting(false, List.of(), 9));
    assertThat(assess(new Facts().settings(none), LATE, written(full)).heldBack())
        .contains(HeldBack.TOO_MANY);
    // The next one comes on Monday 23 March.
    assertThat(assess(new Facts().until(day(22)), LATE, written(full)).heldBack())
        .contains(HeldBack.TOO_MANY);
    assertThat(assess(new Facts().until(day(23)), LATE, written(full)).heldBack())
        .contains(HeldBack.DAY_FULL);
    assertThat(assess(LATE, restsUntil(Category.DIGEST, day(24)), full).heldBack())
        .contains(HeldBack.TOO_MANY);
    assertThat(assess(LATE, restsUntil(Category.DIGEST, day(23)), full).heldBack())
        .contains(HeldBack.DAY_FULL);
  }

  private static Wishes restsUntil(Category category, LocalDate day) {
    return new Wishes(Map.of(), null, Map.of(category, day), Map.of());
  }

  private static Recipient written(List<Instant> counted) {
    return new Recipient(Wishes.NONE, true, false, counted, false);
  }

  @Test
  void whoDoesNotAnswerIsLeftAloneUntilTheyDoAnything() {
    var four = List.of(9, 10, 12, 13).stream().map(n -> morning(day(n))).toList();
    assertThat(assess(LATE, Wishes.NONE, four).heldBack()).contains(HeldBack.UNANSWERED);
    assertThat(HeldBack.UNANSWERED.outcome()).isEqualTo("suppressed");
    assertThat(assess(LATE, Wishes.NONE, four.subList(0, 3)).heldBack()).isEmpty();
    var active = written(four).lastActive(morning(day(9)));
    assertThat(assess(new Facts(), LATE, active).heldBack()).isEmpty();
    var before = written(four).lastActive(morning(day(8)));
    assertThat(assess(new Facts(), LATE, before).heldBack()).contains(HeldBack.UNANSWERED);
    assertThat(assess(new Facts(), new Welcome(null), written(four)).heldBack()).isEmpty();
    var askedFor = new Recipient(Wishes.NONE, true, false, four, true);
    assertThat(assess(new Facts(), LATE, askedFor).heldBack()).isEmpty();
  }

  @Test
  void whatAnswersSomethingIsNeverTooMuch() {
    var welcome = assess(new Welcome(null), Wishes.NONE, Collections.nCopies(20, DUE));
    assertThat(welcome.heldBack()).isEmpty();
    assertThat(welcome.countsAt()).isEmpty();
  }

  @Test
  void aCategoryCanComeTogether() {
    assertThat(assess(LATE, chosen(Category.REMINDERS, Delivery.DIGEST), List.of()).heldBack())
        .contains(HeldBack.DIGEST_CHOSEN);
    assertThat(assess(LATE, chosen(Category.PROGRESS, Delivery.DIGEST), List.of()).heldBack())
        .isEmpty();
  }

  @Test
  void whatIsWantedTogetherComesAtOnceWhereThereIsNoDigest() {
    var wishes =
        new Wishes(
            Map.of(Category.REMINDERS, Delivery.DIGEST, Category.DIGEST, Delivery.OFF),
            null,
            Map.of(),
            Map.of());
    assertThat(assess(LATE, wishes, List.of()).heldBack()).isEmpty();
  }

  @Test
  void aPauseEndsWithTheFirstMomentOfItsDay() {
    assertThat(assess(LATE, pausedUntil(day(18)), List.of()).heldBack()).contains(HeldBack.PAUSED);
    assertThat(assess(LATE, pausedUntil(day(17)), List.of()).heldBack()).isEmpty();
  }

  @Test
  void aSnoozedCategoryRests() {
    var wishes = new Wishes(Map.of(), null, Map.of(Category.REMINDERS, day(18)), Map.of());
    assertThat(assess(LATE, wishes, List.of()).heldBack()).contains(HeldBack.SNOOZED);
  }

  @Test
  void ofASnoozedMilestoneNothingIsSaidAndOfTheOthersItIs() {
    var one = assess(LATE, snoozed("git", day(20)), List.of());
    assertThat(one.heldBack()).isEmpty();
    assertThat(one.finding())
        .isEqualTo(new Overdue(day(17), List.of(new Planned("python", day(16)))));
    var both = new Wishes(Map.of(), null, Map.of(), Map.of("git", day(20), "python", day(20)));
    assertThat(assess(LATE, both, List.of()).heldBack()).contains(HeldBack.SNOOZED);
    assertThat(assess(LATE, snoozed("git", day(17)), List.of()).finding()).isEqualTo(LATE);
  }

  @Test
  void aSnoozedMilestoneIsNotWhatToTakeUpNext() {
    Moment now = new Facts().at(DUE);
    NextStep git = now.nextStep().orElseThrow();
    NextStep python = now.nextStep(Set.of("git")).orElseThrow();
    assertThat(git.milestone()).isEqualTo("git");
    var quiet = snoozed("git", day(20));
    assertThat(assess(new Welcome(git), quiet, List.of()).finding()).isEqualTo(new Welcome(python));
    var silence = new Silence(day(2), false, 15, 0, git);
    assertThat(assess(silence, quiet, List.of()).finding())
        .isEqualTo(new Silence(day(2), false, 15, 0, python));
    var behind = new PlanDeficit(day(17), List.of(new Planned("python", day(16))), git);
    var one = Facts.with(Rule.PLAN_DEFICIT, new RuleSetting(true, List.of(1), 9));
    var reader = new Recipient(quiet, true, false, List.of(), false);
    assertThat(assess(new Facts().settings(one), behind, reader).finding())
        .isInstanceOfSatisfying(
            PlanDeficit.class, found -> assertThat(found.next()).isEqualTo(python));
  }

  @Test
  void whereEverythingToTakeUpIsSnoozedTheSilentAreLeftAlone() {
    var day = day(20);
    var all =
        new Wishes(Map.of(), null, Map.of(), Map.of("git", day, "python", day, "reading", day));
    var silence = new Silence(day(2), false, 15, 0, new Facts().at(DUE).nextStep().orElseThrow());
    assertThat(assess(silence, all, List.of()).heldBack()).contains(HeldBack.SNOOZED);
    assertThat(assess(new Welcome(silence.next()), all, List.of()).finding())
        .isEqualTo(new Welcome(null));
  }

  @Test
  void anOverviewComesWhateverIsLeftOfWhatWasKept() {
    var weekly = new CourseSettings(SendWindow.DEFAULT, 2, 5, 0, DayOfWeek.MONDAY, true, Map.of());
    var willing = new Recipient(Wishes.NONE, true, false, List.of(), false);
    var nothing = new Digest(day(17), List.of());
    assertThat(assess(new Facts().settings(weekly), nothing, willing).heldBack()).isEmpty();
    var unwanted =
        new Recipient(chosen(Category.REMINDERS, Delivery.OFF), true, false, List.of(), false);
    var told = assess(new Facts().settings(weekly), new Digest(day(17), List.of(LATE)), unwanted);
    assertThat(told.heldBack()).isEmpty();
    assertThat(told.finding())
        .isInstanceOfSatisfying(Digest.class, digest -> assertThat(digest.kept()).isEmpty());
  }

  @Test
  void aBlockedAddressIsWrittenToByNobody() {
    var blocked = new Recipient(Wishes.NONE, true, true, List.of(), false);
    assertThat(assess(new Facts(), new Welcome(null), blocked).heldBack())
        .contains(HeldBack.ADDRESS_BLOCKED);
  }

  @Test
  void aHoldoutGoesWithoutNudgesAndNotWithoutAnswers() {
    var half = new CourseSettings(SendWindow.DEFAULT, 2, 5, 50, DayOfWeek.MONDAY, false, Map.of());
    var willing = new Recipient(Wishes.NONE, true, false, List.of(), false);
    assertThat(assess(new Facts().settings(half), LATE, willing).heldBack())
        .contains(HeldBack.HOLDOUT);
    assertThat(assess(new Facts().settings(half), new Welcome(null), willing).heldBack()).isEmpty();
    assertThat(assess(new Facts(), LATE, willing).heldBack()).isEmpty();
  }

  @Test
  void aRuleThatTheCohortHasTurnedOffSinceIsSilent() {
    var off = Facts.with(Rule.OVERDUE, new RuleSetting(false, List.of(1), 9));
    var willing = new Recipient(Wishes.NONE, true, false, List.of(), false);
    assertThat(assess(new Facts().settings(off), LATE, willing).heldBack())
        .contains(HeldBack.SWITCHED_OFF);
  }

  @Test
  void aDigestTellsWhatIsLeftOfWhatWasKeptOnceAndNothingThatIsUnwantedByNow() {
    var earlier = new Overdue(day(10), List.of(new Planned("git", day(9))));
    var digest = new Digest(day(17), List.of(earlier, LATE));
    assertThat(assess(digest, Wishes.NONE, List.of()).finding())
        .isEqualTo(new Digest(day(17), List.of(LATE)));
    assertThat(assess(digest, chosen(Category.REMINDERS, Delivery.OFF), List.of()).heldBack())
        .contains(HeldBack.SNOOZED);
    var done = new Facts().done("git", day(16)).done("python", day(16));
    var willing = new Recipient(Wishes.NONE, true, false, List.of(), false);
    assertThat(assess(done, digest, willing).heldBack()).contains(HeldBack.NO_LONGER_TRUE);
  }
}
