package dev.milepost.progress.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.risk.Reason.BehindPlan;
import dev.milepost.progress.risk.Reason.Inactive;
import dev.milepost.progress.risk.Reason.NeverStarted;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RiskRuleTest {

  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final LocalDate END = LocalDate.of(2026, 8, 30);
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);
  private static final LocalDate LATER = TODAY.plusDays(10);

  private final RiskRule rule = new RiskRule(START, END, TODAY);

  @Test
  void sevenDaysBehindThePlanAreAReasonAndSixAreNone() {
    assertThat(reasons(TODAY.minusDays(7), TODAY, 3)).containsExactly(new BehindPlan(7));
    assertThat(reasons(TODAY.minusDays(6), TODAY, 3)).isEmpty();
  }

  @Test
  void whatIsDueTodayOrLaterIsNotBehind() {
    assertThat(reasons(TODAY, TODAY, 3)).isEmpty();
    assertThat(reasons(LATER, TODAY, 3)).isEmpty();
  }

  @Test
  void aWeekOfSilenceIsToleratedEvenFromSomebodyWhoComesDaily() {
    assertThat(reasons(LATER, TODAY.minusDays(7), 1)).isEmpty();
    assertThat(reasons(LATER, TODAY.minusDays(8), 1)).containsExactly(new Inactive(8, 1, 7));
  }

  @Test
  void twoAndAHalfTimesTheUsualGapIsTolerated() {
    assertThat(reasons(LATER, TODAY.minusDays(17), 7)).isEmpty();
    assertThat(reasons(LATER, TODAY.minusDays(18), 7)).containsExactly(new Inactive(18, 7, 17));
  }

  @Test
  void twoWeeksAreToleratedWhileNothingIsUsualYet() {
    assertThat(reasons(LATER, TODAY.minusDays(14), null)).isEmpty();
    assertThat(reasons(LATER, TODAY.minusDays(15), null))
        .containsExactly(new Inactive(15, null, 14));
  }

  @Test
  void whoHasDoneNothingAfterAWeekHasNeverStarted() {
    assertThat(reasonsOfNewcomer(TODAY.minusDays(7))).containsExactly(new NeverStarted(7));
    assertThat(reasonsOfNewcomer(TODAY.minusDays(6))).isEmpty();
    assertThat(reasonsOfNewcomer(TODAY.plusDays(3))).isEmpty();
  }

  @Test
  void reasonsAddUpToTheScoreAndTheHeaviestComesFirst() {
    Risk risk = assess(TODAY.minusDays(9), TODAY.minusDays(60), 4).orElseThrow();
    assertThat(risk.reasons()).containsExactly(new Inactive(60, 4, 10), new BehindPlan(9));
    assertThat(risk.score()).isEqualTo(50 + 9);
  }

  @Test
  void whoHasFinishedIsNeverAtRisk() {
    assertThat(assess(null, TODAY.minusDays(60), 1)).isEmpty();
  }

  @Test
  void whoHasWithdrawnIsNeverAtRisk() {
    assertThat(rule.assess(withdrawn(TODAY))).isEmpty();
    assertThat(rule.assess(withdrawn(TODAY.plusDays(1)))).isPresent();
  }

  @Test
  void nobodyIsAtRiskBeforeTheCohortStartsOrAfterItEnds() {
    var learner = withdrawn(null);
    assertThat(on(START.minusDays(1)).assess(learner)).isEmpty();
    assertThat(on(END).assess(learner)).isPresent();
    assertThat(on(END.plusDays(1)).assess(learner)).isEmpty();
    assertThat(on(END.plusDays(1)).isRunning()).isFalse();
  }

  private static RiskRule on(LocalDate day) {
    return new RiskRule(START, END, day);
  }

  private static Situation withdrawn(LocalDate day) {
    return new Situation(UUID.randomUUID(), START, day, START.plusDays(1), START, 1);
  }

  private List<Reason> reasons(LocalDate nextDue, LocalDate lastActive, Integer usualGap) {
    return assess(nextDue, lastActive, usualGap).map(Risk::reasons).orElse(List.of());
  }

  private List<Reason> reasonsOfNewcomer(LocalDate begun) {
    return rule.assess(new Situation(UUID.randomUUID(), begun, null, LATER, null, null))
        .map(Risk::reasons)
        .orElse(List.of());
  }

  private Optional<Risk> assess(LocalDate nextDue, LocalDate lastActive, Integer usualGap) {
    return rule.assess(
        new Situation(UUID.randomUUID(), START, null, nextDue, lastActive, usualGap));
  }
}
