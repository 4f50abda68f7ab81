package dev.milepost.notification.policy;

import static dev.milepost.events.MilestoneEventType.APPROVED;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.policy.Assessment.Assessed;
import dev.milepost.notification.policy.Assessment.Times;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.notification.rules.Rules;
import dev.milepost.time.BusinessClock;
import dev.milepost.time.BusinessClock.Jump;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldBackTest {

  private static final Instant DUE = morning(day(17));
  private static final Finding LATE =
      new Finding.Overdue(day(17), List.of(new Planned("git", day(9))));
  private static final Recipient WILLING = recipient(Wishes.NONE, true, false);

  private static Recipient recipient(Wishes wishes, boolean reachable, boolean askedFor) {
    return new Recipient(wishes, reachable, false, List.of(), askedFor);
  }

  private static Wishes without(Category category) {
    return new Wishes(Map.of(category, Delivery.OFF), null, Map.of(), Map.of());
  }

  private static BusinessClock at(Instant now) {
    return BusinessClock.unshifted(Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Assessed assess(
      Facts facts, Finding found, Times times, Recipient recipient, BusinessClock clock) {
    return new Assessment(new Rules(), clock).assess(found, facts.build(), times, recipient);
  }

  private static Assessed assess(Facts facts, Recipient recipient, Instant now) {
    return assess(facts, LATE, Times.at(DUE), recipient, at(now));
  }

  @Test
  void whatIsTrueFreshAndWantedGoesOut() {
    assertThat(assess(new Facts(), WILLING, DUE.plusSeconds(1)).heldBack()).isEmpty();
  }

  @Test
  void whatWasSettledMeanwhileIsHeldBack() {
    assertThat(assess(new Facts().done("git", day(17)), WILLING, DUE.plusSeconds(5)).heldBack())
        .contains(HeldBack.NO_LONGER_TRUE);
  }

  @Test
  void theWithdrawnGetNothing() {
    assertThat(assess(new Facts().withdrawnOn(day(17)), WILLING, DUE).heldBack())
        .contains(HeldBack.WITHDRAWN);
  }

  @Test
  void afterTheCohortsEndDayNothingIsSent() {
    Instant after = morning(LocalDate.of(2026, 7, 1));
    var found = new Finding.Overdue(LocalDate.of(2026, 7, 1), List.of(new Planned("git", day(9))));
    assertThat(assess(new Facts(), found, Times.at(after), WILLING, at(after)).heldBack())
        .contains(HeldBack.COHORT_ENDED);
  }

  @Test
  void whatIsMoreThan48HoursLateIsStale() {
    assertThat(assess(new Facts(), WILLING, DUE.plus(Duration.ofHours(48))).heldBack()).isEmpty();
    assertThat(assess(new Facts(), WILLING, DUE.plus(Duration.ofHours(49))).heldBack())
        .contains(HeldBack.STALE);
  }

  @Test
  void whatHappenedMoreThan48HoursBeforeItWasRecordedIsStale() {
    var times = new Times(DUE.minus(Duration.ofHours(49)), DUE, DUE);
    var done = new Facts().done("git", day(5)).done("python", day(6));
    var found = new Finding.StageCompleted("basics", null);
    assertThat(assess(done, found, times, WILLING, at(DUE)).heldBack()).contains(HeldBack.STALE);
  }

  @Test
  void aMomentThatAJumpSkippedIsFresh() {
    Instant system = DUE.minus(Duration.ofDays(10));
    var jumped =
        new BusinessClock(
            Clock.fixed(system.plusSeconds(2), ZoneOffset.UTC),
            () -> List.of(new Jump(system, Duration.ofDays(30))));
    var assessed = assess(new Facts(), LATE, Times.at(DUE), WILLING, jumped);
    assertThat(assessed.heldBack()).isEmpty();
    assertThat(assessed.now().at()).isEqualTo(DUE.plusSeconds(2));
  }

  @Test
  void aPersonMayHaveAnOldMessageSentAgain() {
    var asked = recipient(Wishes.NONE, true, true);
    assertThat(assess(new Facts(), asked, DUE.plus(Duration.ofHours(72))).heldBack()).isEmpty();
  }

  @Test
  void aStoppedCategoryIsHeldBackAndAnotherIsNot() {
    assertThat(
            assess(new Facts(), recipient(without(Category.REMINDERS), true, false), DUE)
                .heldBack())
        .contains(HeldBack.UNSUBSCRIBED);
    assertThat(
            assess(new Facts(), recipient(without(Category.PROGRESS), true, false), DUE).heldBack())
        .isEmpty();
  }

  @Test
  void withoutAnAddressThereIsNobodyToWriteTo() {
    assertThat(assess(new Facts(), recipient(Wishes.NONE, false, false), DUE).heldBack())
        .contains(HeldBack.NO_ADDRESS);
  }

  @Test
  void theFirstReasonInTheOrderOfThePolicyIsTheOneThatIsTold() {
    var worst = recipient(without(Category.REMINDERS), false, false);
    assertThat(
            assess(new Facts().withdrawnOn(day(10)), worst, DUE.plus(Duration.ofDays(5)))
                .heldBack())
        .contains(HeldBack.WITHDRAWN);
  }

  @Test
  void theLastStageIsToldWithTheRoadmap() {
    var facts =
        new Facts()
            .done("git", day(5))
            .done("python", day(6))
            .event("model", APPROVED, day(7), false);
    var found = new Finding.StageCompleted("projects", null);
    assertThat(assess(facts, found, Times.at(DUE), WILLING, at(DUE)).heldBack())
        .contains(HeldBack.TOLD_BY_ANOTHER);
  }
}
