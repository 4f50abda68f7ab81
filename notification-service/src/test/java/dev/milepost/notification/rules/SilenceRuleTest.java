package dev.milepost.notification.rules;

import static dev.milepost.events.MilestoneEventType.APPROVED;
import static dev.milepost.events.MilestoneEventType.COMPLETED;
import static dev.milepost.events.MilestoneEventType.STARTED;
import static dev.milepost.events.MilestoneEventType.SUBMITTED;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Moment;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceRuleTest {

  private final SilenceRule rule = new SilenceRule();

  private LocalDate speaksOn(Facts facts) {
    return facts.build().course().dayOf(rule.moments(facts.build()).findFirst().orElseThrow());
  }

  @Test
  void itSpeaksAfterMoreThanSevenDaysForSomebodyWhoIsActiveDaily() {
    var daily = new Facts().event("git", STARTED, day(3), false).done("git", day(4));
    assertThat(speaksOn(daily)).isEqualTo(day(12));
    assertThat(rule.findings(daily.at(morning(day(12)))))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.since()).isEqualTo(day(4));
              assertThat(found.silentDays()).isEqualTo(8);
              assertThat(found.usualGap()).isEqualTo(1);
              assertThat(found.next().milestone()).isEqualTo("python");
            });
  }

  @Test
  void somebodyWithARhythmOfTwoWeeksIsLeftInPeaceForLonger() {
    var slow = new Facts().event("git", STARTED, day(3), false).done("git", day(17));
    assertThat(speaksOn(slow)).isEqualTo(day(17).plusDays(36));
  }

  @Test
  void itSpeaksOnceAndOnNoOtherMorning() {
    var facts = new Facts().done("git", day(4));
    var days =
        day(1)
            .datesUntil(LocalDate.of(2026, 6, 1))
            .filter(day -> rule.findings(facts.at(morning(day))).findAny().isPresent())
            .toList();
    assertThat(days).containsExactly(day(12));
  }

  @Test
  void beforeAnyActivityTheSilenceBeginsWithTheCourse() {
    assertThat(rule.findings(new Facts().at(morning(day(10)))))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.since()).isEqualTo(day(2));
              assertThat(found.begun()).isFalse();
            });
  }

  @Test
  void afterAWithdrawalWasTakenBackTheSilenceBeginsWithTheReturn() {
    assertThat(speaksOn(new Facts().resumedAt(morning(day(12))))).isEqualTo(day(20));
    assertThat(speaksOn(new Facts().done("git", day(4)).resumedAt(morning(day(12)))))
        .isEqualTo(day(20));
    assertThat(speaksOn(new Facts().done("git", day(14)).resumedAt(morning(day(12)))))
        .isEqualTo(day(22));
  }

  @Test
  void whoHasFinishedIsNeverAsked() {
    var facts =
        new Facts()
            .done("git", day(3))
            .done("python", day(4))
            .event("model", SUBMITTED, day(5), false)
            .event("model", APPROVED, day(6), false);
    assertThat(rule.findings(facts.at(morning(day(13))))).isEmpty();
  }

  @Test
  void whoCanOnlyWaitForAReviewIsNotAsked() {
    var facts =
        new Facts()
            .done("git", day(3))
            .done("python", day(4))
            .done("reading", day(5))
            .event("model", SUBMITTED, day(5), false);
    assertThat(rule.findings(facts.at(morning(day(13))))).isEmpty();
  }

  @Test
  void whatWasCarriedOverDoesNotBreakTheSilence() {
    var facts = new Facts().event("git", COMPLETED, day(6), true);
    assertThat(speaksOn(facts)).isEqualTo(day(10));
  }

  @Test
  void itIsNoLongerTrueOnceTheLearnerIsBack() {
    var silent = new Facts().done("git", day(4));
    var found = rule.findings(silent.at(morning(day(12)))).findFirst().orElseThrow();
    var back = silent.done("python", day(12)).build();
    assertThat(rule.stillTrue(found, Moment.now(back, morning(day(12)).plusSeconds(14_400))))
        .isEmpty();
  }

  @Test
  void theUsualGapIsTheMedian() {
    assertThat(SilenceRule.usualGap(List.of())).isZero();
    assertThat(SilenceRule.usualGap(List.of(day(1)))).isZero();
    assertThat(SilenceRule.usualGap(List.of(day(1), day(2), day(4), day(20)))).isEqualTo(2);
    assertThat(SilenceRule.usualGap(List.of(day(1), day(2), day(4)))).isEqualTo(1.5);
  }
}
