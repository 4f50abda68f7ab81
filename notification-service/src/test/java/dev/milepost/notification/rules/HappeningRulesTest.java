package dev.milepost.notification.rules;

import static dev.milepost.events.MilestoneEventType.APPROVED;
import static dev.milepost.events.MilestoneEventType.REVOKED;
import static dev.milepost.events.MilestoneEventType.SUBMITTED;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.rules.Finding.RoadmapCompleted;
import dev.milepost.notification.rules.Finding.Welcome;
import dev.milepost.state.NextStep;
import dev.milepost.state.NextStep.Reason;
import org.junit.jupiter.api.Test;

class HappeningRulesTest {

  private final Rules rules = new Rules();

  private static Facts basicsDone() {
    return new Facts().done("git", day(5)).done("python", day(6));
  }

  @Test
  void aWelcomeSaysWhereToBegin() {
    assertThat(rules.finding(Rule.WELCOME, "", new Facts().at(morning(day(2)))))
        .contains(new Welcome(new NextStep("git", Reason.DUE_SOON, day(9), 0)));
  }

  @Test
  void aCompletedStageComesWithTheNextStepAndItsReason() {
    assertThat(rules.finding(Rule.STAGE_COMPLETED, "basics", basicsDone().at(morning(day(24)))))
        .hasValueSatisfying(
            found ->
                assertThat(((Finding.StageCompleted) found).next())
                    .isEqualTo(new NextStep("model", Reason.DUE_SOON, Facts.PLAN.get("model"), 0)));
  }

  @Test
  void aStageThatWasOpenedAgainIsNotCompleted() {
    var facts = basicsDone().event("git", REVOKED, day(7), false);
    assertThat(rules.finding(Rule.STAGE_COMPLETED, "basics", facts.at(morning(day(8))))).isEmpty();
  }

  @Test
  void aStageThatTheRoadmapDoesNotHaveIsNotCompleted() {
    assertThat(rules.finding(Rule.STAGE_COMPLETED, "other", basicsDone().at(morning(day(8)))))
        .isEmpty();
  }

  @Test
  void theRoadmapIsCompletedWithItsLastRequiredMilestone() {
    var facts = basicsDone().event("model", SUBMITTED, day(9), false);
    assertThat(rules.finding(Rule.ROADMAP_COMPLETED, "", facts.at(morning(day(10))))).isEmpty();
    facts.event("model", APPROVED, day(10), false);
    assertThat(rules.finding(Rule.ROADMAP_COMPLETED, "", facts.at(morning(day(11)))))
        .contains(new RoadmapCompleted(3));
  }

  @Test
  void nothingIsLookedForAfterTheCohortsEndOrAWithdrawal() {
    var end = morning(java.time.LocalDate.of(2026, 7, 1));
    assertThat(rules.nextMoment(new Facts().build(), end)).isEmpty();
    assertThat(rules.nextMoment(new Facts().withdrawnOn(day(9)).build(), morning(day(9))))
        .isEmpty();
    assertThat(rules.nextMoment(new Facts().build(), morning(day(9)))).contains(morning(day(10)));
  }
}
