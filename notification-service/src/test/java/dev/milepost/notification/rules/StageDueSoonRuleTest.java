package dev.milepost.notification.rules;

import static dev.milepost.events.MilestoneEventType.SUBMITTED;
import static dev.milepost.notification.enrolment.Facts.PLAN;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.notification.rules.Finding.StageDueSoon;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageDueSoonRuleTest {

  private final StageDueSoonRule rule = new StageDueSoonRule();

  @Test
  void threeDaysBeforeTheLastRequiredDueDayItTellsWhatIsLeft() {
    assertThat(rule.findings(new Facts().done("git", day(8)).at(morning(day(13)))))
        .containsExactly(
            new StageDueSoon("basics", day(16), List.of(new Planned("python", day(16)))));
  }

  @Test
  void anotherMorningIsNotItsMoment() {
    assertThat(rule.findings(new Facts().at(morning(day(12))))).isEmpty();
    assertThat(rule.findings(new Facts().at(morning(day(14))))).isEmpty();
  }

  @Test
  void itsMomentsAreThoseOfTheStages() {
    assertThat(rule.moments(new Facts().build()))
        .containsExactlyInAnyOrder(morning(day(13)), morning(day(27)));
  }

  @Test
  void aStageThatIsDoneIsNotSpokenOf() {
    var facts = new Facts().done("git", day(8)).done("python", day(10));
    assertThat(rule.findings(facts.at(morning(day(13))))).isEmpty();
  }

  @Test
  void whatWaitsForAReviewIsNotLeftToDo() {
    var facts = new Facts().event("model", SUBMITTED, day(26), false);
    assertThat(rule.findings(facts.at(morning(day(27))))).isEmpty();
  }

  @Test
  void itIsNoLongerTrueOnceTheRestIsDone() {
    var found = new StageDueSoon("basics", day(16), List.of(new Planned("python", day(16))));
    var now = new Facts().done("git", day(8)).done("python", day(13)).build();
    assertThat(rule.stillTrue(found, Moment.now(now, morning(day(13)).plusSeconds(14_400))))
        .isEmpty();
  }

  @Test
  void itIsNoLongerTrueOnceTheDueDayWasMoved() {
    var found = new StageDueSoon("basics", day(16), List.of(new Planned("python", day(16))));
    var plan = new HashMap<>(PLAN);
    plan.put("python", day(20));
    assertThat(rule.stillTrue(found, Moment.now(new Facts().plan(plan).build(), morning(day(13)))))
        .isEmpty();
  }

  @Test
  void itIsNoLongerTrueOnceTheCohortWasMovedToAVersionWithoutTheStage() {
    var found = new StageDueSoon("gone", day(16), List.of(new Planned("python", day(16))));
    assertThat(rule.stillTrue(found, Moment.now(new Facts().build(), morning(day(13))))).isEmpty();
  }
}
