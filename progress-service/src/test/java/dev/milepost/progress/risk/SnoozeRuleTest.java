package dev.milepost.progress.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.intervening.Interventions.Snooze;
import dev.milepost.progress.risk.Reason.BehindPlan;
import dev.milepost.progress.risk.Reason.Inactive;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnoozeRuleTest {

  private static final UUID LEARNER = UUID.randomUUID();

  private static Risk risk(Reason... reasons) {
    return Risk.of(LEARNER, List.of(reasons));
  }

  private static Snooze snooze(Risk risk, int days) {
    return new Snooze(
        LEARNER, LocalDate.parse("2026-03-02").plusDays(days), risk.foreseen(days).wireName());
  }

  @Test
  void withoutASnoozeNobodySleeps() {
    assertThat(SnoozeRule.sleeps(risk(new BehindPlan(10)), null)).isFalse();
  }

  @Test
  void thatDaysPassIsForeseenAndWakesNobody() {
    Snooze snooze = snooze(risk(new BehindPlan(13)), 14);
    assertThat(SnoozeRule.sleeps(risk(new BehindPlan(14)), snooze)).isTrue();
    assertThat(SnoozeRule.sleeps(risk(new BehindPlan(26)), snooze)).isTrue();
  }

  @Test
  void whatGetsMoreSeriousThanWaitingMakesItWakes() {
    Snooze week = snooze(risk(new BehindPlan(20)), 7);
    assertThat(SnoozeRule.sleeps(risk(new BehindPlan(24), new Inactive(18, 2, 7)), week)).isTrue();
    assertThat(SnoozeRule.sleeps(risk(new BehindPlan(26), new Inactive(23, 2, 7)), week)).isFalse();
  }

  @Test
  void whatIsGraveAlreadyStaysAsleep() {
    Snooze grave = snooze(risk(new BehindPlan(60)), 7);
    assertThat(SnoozeRule.sleeps(risk(new BehindPlan(66), new Inactive(60, 2, 7)), grave)).isTrue();
  }

  @Test
  void theStepsAreTwoAndSixWeeks() {
    assertThat(List.of(Severity.of(13), Severity.of(14), Severity.of(41), Severity.of(42)))
        .containsExactly(Severity.NOTICE, Severity.SERIOUS, Severity.SERIOUS, Severity.GRAVE);
  }
}
