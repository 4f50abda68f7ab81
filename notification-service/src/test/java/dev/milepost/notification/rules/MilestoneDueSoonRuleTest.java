package dev.milepost.notification.rules;

import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.rules.Finding.MilestonesDueSoon;
import dev.milepost.notification.rules.Finding.Planned;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MilestoneDueSoonRuleTest {

  private static final MilestonesDueSoon BOTH =
      new MilestonesDueSoon(
          day(8), List.of(new Planned("git", day(9)), new Planned("python", day(9))));

  private final MilestoneDueSoonRule rule = new MilestoneDueSoonRule();

  private static Facts bothOnOneDay() {
    return new Facts().plan(Map.of("git", day(9), "python", day(9)));
  }

  @Test
  void oneMessageNamesWhatIsDueOnOneDay() {
    assertThat(rule.findings(bothOnOneDay().at(morning(day(8))))).containsExactly(BOTH);
    assertThat(rule.findings(bothOnOneDay().at(morning(day(7))))).isEmpty();
  }

  @Test
  void whatIsDoneIsNotSpokenOf() {
    var done = bothOnOneDay().done("git", day(5)).done("python", day(6));
    assertThat(rule.findings(done.at(morning(day(8))))).isEmpty();
    var one = bothOnOneDay().done("git", day(8)).build();
    assertThat(rule.stillTrue(BOTH, Moment.now(one, morning(day(8)).plusSeconds(14_400))))
        .contains(new MilestonesDueSoon(day(8), List.of(new Planned("python", day(9)))));
  }

  @Test
  void whatIsPastIsNotDueSoonAnyMore() {
    assertThat(rule.stillTrue(BOTH, Moment.now(bothOnOneDay().build(), morning(day(10)))))
        .isEmpty();
  }

  @Test
  void byItselfItIsSilentAndACohortCanHaveItSpeak() {
    var rules = new Rules();
    assertThat(rules.findings(bothOnOneDay().at(morning(day(8))))).doesNotContain(BOTH);
    var on = Facts.with(Rule.MILESTONE_DUE_SOON, new RuleSetting(true, List.of(1), 9));
    assertThat(rules.findings(bothOnOneDay().settings(on).at(morning(day(8))))).contains(BOTH);
  }
}
