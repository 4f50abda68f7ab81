package dev.milepost.notification.rules;

import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.rules.Finding.PlanDeficit;
import dev.milepost.notification.rules.Finding.Planned;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanDeficitRuleTest {

  private final PlanDeficitRule rule = new PlanDeficitRule();

  private static Facts two() {
    return new Facts()
        .settings(Facts.with(Rule.PLAN_DEFICIT, new RuleSetting(true, List.of(2), 9)));
  }

  private List<PlanDeficit> found(Facts facts, LocalDate day) {
    return rule.findings(facts.at(morning(day))).toList();
  }

  @Test
  void itSpeaksOnTheMorningAfterTheDueDayThatMadeItSoMany() {
    assertThat(found(two(), day(10))).isEmpty();
    assertThat(found(two(), day(17)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.late())
                  .containsExactly(new Planned("git", day(9)), new Planned("python", day(16)));
              assertThat(found.next().milestone()).isEqualTo("git");
            });
  }

  @Test
  void itDoesNotSpeakAgainWhenStillMoreComesToBeLate() {
    assertThat(found(two(), day(31))).isEmpty();
  }

  @Test
  void whoCaughtUpAndFellBehindAnewIsToldAgain() {
    var facts = two().done("git", day(20));
    assertThat(found(facts, day(31)))
        .singleElement()
        .satisfies(found -> assertThat(found.day()).isEqualTo(day(31)));
  }

  @Test
  void byItselfItTakesThreeMilestones() {
    assertThat(found(new Facts(), day(17))).isEmpty();
    assertThat(found(new Facts(), day(31))).hasSize(1);
  }

  @Test
  void itIsNoLongerTrueOnceEnoughIsDone() {
    var found = found(two(), day(17)).getFirst();
    Moment now = Moment.now(two().done("git", day(17)).build(), morning(day(17)).plusSeconds(60));
    assertThat(rule.stillTrue(found, now)).isEmpty();
  }
}
