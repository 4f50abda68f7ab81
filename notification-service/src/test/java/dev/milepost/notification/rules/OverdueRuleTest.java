package dev.milepost.notification.rules;

import static dev.milepost.events.MilestoneEventType.SUBMITTED;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.Planned;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverdueRuleTest {

  private final OverdueRule rule = new OverdueRule();

  private List<Overdue> found(Facts facts, LocalDate day) {
    return rule.findings(facts.at(morning(day))).toList();
  }

  @Test
  void itSpeaks1And3And7And14DaysAfterAndThenNoMore() {
    var onlyGit = new Facts().done("python", day(5)).event("model", SUBMITTED, day(5), false);
    var days =
        day(1)
            .datesUntil(LocalDate.of(2026, 6, 1))
            .filter(day -> !found(onlyGit, day).isEmpty())
            .toList();
    assertThat(days).containsExactly(day(10), day(12), day(16), day(23));
  }

  @Test
  void aCohortChoosesItsDaysAndHour() {
    var own = Facts.with(Rule.OVERDUE, new RuleSetting(true, List.of(2, 20), 17));
    var facts = new Facts().settings(own);
    var expected = facts.build().course().startOf(day(11)).plus(java.time.Duration.ofHours(17));
    assertThat(rule.moments(facts.build())).contains(expected);
    assertThat(rule.findings(facts.at(expected))).hasSize(1);
    assertThat(found(facts, day(11))).isEmpty();
  }

  @Test
  void oneMessageNamesEverythingThatIsLate() {
    assertThat(found(new Facts(), day(17)))
        .containsExactly(
            new Overdue(
                day(17), List.of(new Planned("git", day(9)), new Planned("python", day(16)))));
  }

  @Test
  void onTheDueDayItselfNothingIsLate() {
    assertThat(found(new Facts(), day(9))).isEmpty();
  }

  @Test
  void optionalMilestonesAreNeverLate() {
    var facts = new Facts().done("git", day(5)).done("python", day(6));
    assertThat(found(facts, day(24))).isEmpty();
  }

  @Test
  void whatWasHandedInIsNeverLateEvenWhileItWaitsForAReview() {
    var facts =
        new Facts()
            .done("git", day(5))
            .done("python", day(6))
            .event("model", SUBMITTED, day(20), false);
    assertThat(found(facts, day(31))).isEmpty();
  }

  @Test
  void aDueDayEndsInTheCohortsZoneEvenForALearnerWhoIsAheadOfIt() {
    var facts = new Facts().learnerIn("Pacific/Kiritimati").build();
    assertThat(rule.moments(facts))
        .allSatisfy(moment -> assertThat(facts.course().dayOf(moment)).isAfterOrEqualTo(day(10)));
  }

  @Test
  void whatWasSettledSinceIsLeftOut() {
    var found =
        new Overdue(day(17), List.of(new Planned("git", day(9)), new Planned("python", day(16))));
    var gitDone = new Facts().done("git", day(17)).build();
    Moment now = Moment.now(gitDone, morning(day(17)).plusSeconds(14_400));
    assertThat(rule.stillTrue(found, now))
        .contains(new Overdue(day(17), List.of(new Planned("python", day(16)))));
    var allDone = new Facts().done("git", day(17)).done("python", day(17)).build();
    assertThat(rule.stillTrue(found, Moment.now(allDone, now.at()))).isEmpty();
  }
}
