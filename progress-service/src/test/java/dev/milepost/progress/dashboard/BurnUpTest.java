package dev.milepost.progress.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.dashboard.Dashboard.BurnUpDay;
import dev.milepost.progress.dashboard.DayFigures.Happened;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BurnUpTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  private final BurnUp burnUp =
      new BurnUp(
          Map.of(MONDAY.plusDays(1), 10, MONDAY.plusDays(3), 5),
          List.of(done(MONDAY.minusDays(4), 2), done(MONDAY, 3), done(MONDAY.plusDays(2), -1)));

  @Test
  void figuresAddUpToTheEndOfADay() {
    assertThat(burnUp.plannedBy(MONDAY)).isZero();
    assertThat(burnUp.plannedBy(MONDAY.plusDays(2))).isEqualTo(10);
    assertThat(burnUp.plannedBy(MONDAY.plusDays(30))).isEqualTo(15);
  }

  @Test
  void aCorrectionTakesAway() {
    assertThat(burnUp.doneBy(MONDAY.plusDays(1))).isEqualTo(5);
    assertThat(burnUp.doneBy(MONDAY.plusDays(2))).isEqualTo(4);
  }

  @Test
  void theFirstDayIncludesWhatWasDoneBeforeItAndNothingIsKnownOfTheFuture() {
    assertThat(burnUp.days(MONDAY, MONDAY.plusDays(3), MONDAY.plusDays(2)))
        .containsExactly(
            new BurnUpDay(MONDAY, 0, 5),
            new BurnUpDay(MONDAY.plusDays(1), 10, 5),
            new BurnUpDay(MONDAY.plusDays(2), 10, 4),
            new BurnUpDay(MONDAY.plusDays(3), 15, null));
  }

  private static Happened done(LocalDate day, int milestones) {
    return new Happened(day, 0, 0, milestones);
  }
}
