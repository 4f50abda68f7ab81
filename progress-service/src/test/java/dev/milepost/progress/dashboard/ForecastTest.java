package dev.milepost.progress.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.dashboard.Dashboard.ProjectedDay;
import dev.milepost.progress.dashboard.Dashboard.Projection;
import dev.milepost.progress.dashboard.DayFigures.Happened;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final LocalDate END = START.plusDays(139);

  @Test
  void alwaysTheSameRateLeavesNoRange() {
    Projection projection = after(8, 10, 10, 10, 10, 10, 10, 10, 10);
    assertThat(projection.weeks()).isEqualTo(8);
    assertThat(projection.planned()).isEqualTo(200);
    assertThat(projection.days())
        .startsWith(
            new ProjectedDay(START.plusDays(55), 80, 80),
            new ProjectedDay(START.plusDays(62), 90, 90))
        .endsWith(new ProjectedDay(END, 200, 200));
    assertThat(projection.finishFrom()).isEqualTo(END).isEqualTo(projection.finishTo());
  }

  @Test
  void weeksThatDifferMakeARangeThatWidensWithTime() {
    Projection projection = after(8, 0, 20, 0, 20, 0, 20, 0, 20);
    List<ProjectedDay> days = projection.days();
    assertThat(days.get(4).high() - days.get(4).low())
        .isGreaterThan(days.get(1).high() - days.get(1).low() - 1)
        .isPositive();
    assertThat(projection.finishFrom()).isBefore(projection.finishTo());
    assertThat(days).allSatisfy(day -> assertThat(day.low()).isLessThanOrEqualTo(day.high()));
  }

  @Test
  void theSameFiguresAlwaysGiveTheSameRange() {
    assertThat(after(8, 3, 20, 0, 20, 7, 20, 0, 2)).isEqualTo(after(8, 3, 20, 0, 20, 7, 20, 0, 2));
  }

  @Test
  void onlyTheLastEightWeeksCount() {
    assertThat(after(10, 99, 0, 5, 5, 5, 5, 5, 5, 5, 5).days().get(1))
        .isEqualTo(new ProjectedDay(START.plusDays(76), 144, 144));
  }

  @Test
  void aCohortThatHasComeToRestReachesNothingMore() {
    Projection projection = after(9, 50, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(projection.days().getLast()).isEqualTo(new ProjectedDay(END, 50, 50));
    assertThat(projection.finishFrom()).isNull();
    assertThat(projection.finishTo()).isNull();
  }

  @Test
  void aCorrectionDoesNotLeadBackwards() {
    assertThat(after(3, 50, -10, -10).days().getLast().low()).isGreaterThanOrEqualTo(30);
  }

  @Test
  void nothingIsSaidTooEarlyNorWhenAllIsDoneNorAfterTheEnd() {
    assertThat(after(1, 10)).isNull();
    assertThat(after(3, 100, 50, 50)).isNull();
    assertThat(Forecast.of(burnUp(10, 10), START, END, END)).isNull();
  }

  private static Projection after(int weeks, int... doneAWeek) {
    Forecast forecast = Forecast.of(burnUp(doneAWeek), START, END, START.plusDays(7L * weeks - 1));
    return forecast == null ? null : forecast.project();
  }

  /** All of a week's on its Wednesday; 200 are planned. */
  private static BurnUp burnUp(int... doneAWeek) {
    return new BurnUp(
        Map.of(END, 200),
        IntStream.range(0, doneAWeek.length)
            .mapToObj(week -> new Happened(START.plusDays(7L * week + 2), 1, 1, doneAWeek[week]))
            .toList());
  }
}
