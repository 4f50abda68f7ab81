package dev.milepost.notification.enrolment;

import static dev.milepost.events.MilestoneEventType.APPROVED;
import static dev.milepost.events.MilestoneEventType.COMPLETED;
import static dev.milepost.events.MilestoneEventType.STARTED;
import static dev.milepost.notification.enrolment.Facts.START;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MomentTest {

  @Test
  void whatHappenedLaterIsLeftOut() {
    var facts = new Facts().done("git", day(5)).done("python", day(7));
    assertThat(facts.at(morning(day(6))).standing().milestonesDone()).isEqualTo(1);
    assertThat(facts.at(morning(day(8))).standing().milestonesDone()).isEqualTo(2);
  }

  @Test
  void onlyTheDaysOfTheEnrolmentCount() {
    var facts =
        new Facts().done("git", START.minusDays(4)).done("python", day(10)).withdrawnOn(day(9));
    assertThat(facts.at(morning(day(20))).standing().milestonesDone()).isZero();
    assertThat(facts.at(morning(day(20))).activeDays()).isEmpty();
  }

  @Test
  void whatAMentorDidOrWasCarriedOverIsNoActivityOfTheLearner() {
    var facts =
        new Facts()
            .event("git", COMPLETED, day(3), true)
            .event("model", APPROVED, day(4), false)
            .event("python", STARTED, day(5), false)
            .event("python", COMPLETED, day(5), false);
    assertThat(facts.at(morning(day(9))).activeDays()).containsExactly(day(5));
  }

  @Test
  void theNextStepIsOneThatCanBeTakenUp() {
    assertThat(new Facts().at(morning(day(3))).nextStep().orElseThrow().milestone())
        .isEqualTo("git");
  }

  @Test
  void whatIsPutTogetherOnceForSeveralMomentsIsTheSameAsForEach() {
    var facts = new Facts().done("git", day(5)).done("python", day(7)).build();
    var moments = new Moments(facts);
    for (int day : new int[] {9, 6, 4, 20, 7}) {
      Moment at = Moment.asOf(facts, morning(day(day)));
      assertThat(moments.asOf(at.at())).usingRecursiveComparison().isEqualTo(at);
      assertThat(moments.now(at.at()))
          .usingRecursiveComparison()
          .isEqualTo(Moment.now(facts, at.at()));
    }
  }
}
