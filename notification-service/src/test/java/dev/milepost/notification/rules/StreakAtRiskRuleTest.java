package dev.milepost.notification.rules;

import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Moment;
import org.junit.jupiter.api.Test;

/** 2, 9, 16 and 23 March 2026 are Mondays. */
class StreakAtRiskRuleTest {

  private final StreakAtRiskRule rule = new StreakAtRiskRule();

  private static Facts threeWeeks() {
    return new Facts()
        .wantsStreaks()
        .event("git", MilestoneEventType.STARTED, day(3), false)
        .event("git", MilestoneEventType.STARTED, day(15), false)
        .event("python", MilestoneEventType.STARTED, day(16), false);
  }

  @Test
  void onTheFridayOfAWeekWithoutActivityItTellsHowLongTheStreakIs() {
    assertThat(rule.findings(threeWeeks().at(morning(day(27)))))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.weeks()).isEqualTo(3);
              assertThat(found.week()).isEqualTo(day(23));
            });
    assertThat(rule.findings(threeWeeks().at(morning(day(26))))).isEmpty();
  }

  @Test
  void whoWasActiveThisWeekHasNothingToLose() {
    var active = threeWeeks().done("git", day(24));
    assertThat(rule.findings(active.at(morning(day(27))))).isEmpty();
    var found = rule.findings(threeWeeks().at(morning(day(27)))).findFirst().orElseThrow();
    var back = threeWeeks().done("git", day(27)).build();
    assertThat(rule.stillTrue(found, Moment.now(back, morning(day(27)).plusSeconds(14_400))))
        .isEmpty();
  }

  @Test
  void aShortStreakIsNoneAndABrokenOneIsOver() {
    var gap = new Facts().wantsStreaks().done("git", day(3)).done("python", day(17));
    assertThat(rule.findings(gap.at(morning(day(27))))).isEmpty();
    assertThat(rule.findings(threeWeeks().at(morning(day(27).plusDays(7))))).isEmpty();
  }

  @Test
  void whoHasNotAskedForItIsNotEvenLookedAt() {
    assertThat(rule.moments(new Facts().build())).isEmpty();
    assertThat(rule.moments(threeWeeks().build())).isNotEmpty();
  }
}
