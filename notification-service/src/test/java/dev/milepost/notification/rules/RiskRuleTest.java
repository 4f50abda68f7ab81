package dev.milepost.notification.rules;

import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.LearnerSituation;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.AtRisk.Kind;
import dev.milepost.notification.rules.AtRisk.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskRuleTest {

  private static final Map<String, LocalDate> NOTHING_DUE = Map.of("git", LocalDate.of(2026, 6, 1));

  private static List<Reason> reasons(LocalDate on, Facts learner) {
    var situation = LearnerSituation.of(Moment.now(learner.build(), morning(on)));
    return new RiskRule(on).assess(situation).map(AtRisk::reasons).orElse(List.of());
  }

  @Test
  void aWeekBehindThePlanIsAReasonAndADayLessIsNone() {
    var busy = new Facts().done("python", day(14));
    assertThat(reasons(day(15), busy)).isEmpty();
    assertThat(reasons(day(16), busy)).containsExactly(new Reason(Kind.BEHIND_PLAN, 7, null));
  }

  @Test
  void whoHasNotBegunAfterAWeekIsNamed() {
    var nobody = new Facts().plan(NOTHING_DUE);
    assertThat(reasons(day(8), nobody)).isEmpty();
    assertThat(reasons(day(9), nobody)).containsExactly(new Reason(Kind.NEVER_STARTED, 7, null));
  }

  @Test
  void aStrangerMayBeSilentForTwoWeeks() {
    var once = new Facts().plan(NOTHING_DUE).done("python", day(5));
    assertThat(reasons(day(19), once)).isEmpty();
    assertThat(reasons(day(20), once)).containsExactly(new Reason(Kind.INACTIVE, 15, null));
  }

  @Test
  void silenceIsHeldAgainstWhatIsUsualForTheLearner() {
    var everyFourDays =
        new Facts()
            .plan(NOTHING_DUE)
            .done("python", day(3))
            .done("reading", day(7))
            .done("model", day(11));
    assertThat(reasons(day(21), everyFourDays)).isEmpty();
    assertThat(reasons(day(22), everyFourDays)).containsExactly(new Reason(Kind.INACTIVE, 11, 4));
  }

  @Test
  void whoHasNothingLeftToDoIsNotAtRisk() {
    var done = new Facts().plan(NOTHING_DUE).done("git", day(3));
    assertThat(reasons(LocalDate.of(2026, 6, 20), done)).isEmpty();
  }
}
