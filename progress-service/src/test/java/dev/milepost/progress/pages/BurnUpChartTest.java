package dev.milepost.progress.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.progress.dashboard.Dashboard.BurnUpDay;
import dev.milepost.progress.dashboard.Dashboard.ProjectedDay;
import dev.milepost.progress.dashboard.Dashboard.Projection;
import dev.milepost.progress.pages.BurnUpChart.Line;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurnUpChartTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Test
  void linesRunFromTheFirstDayToTheLastInPercent() {
    var chart = chart(day(0, 0, 0), day(1, 4, 2), day(2, 8, null));
    assertThat(chart.planned()).isEqualTo("0.00,100.00 50.00,50.00 100.00,0.00");
    assertThat(chart.done()).isEqualTo("0.00,100.00 50.00,75.00");
    assertThat(chart.doneArea()).isEqualTo("0,100 0.00,100.00 50.00,75.00 50.00,100");
  }

  @Test
  void figuresBesideTheLinesAreRound() {
    assertThat(chart(day(0, 0, 0), day(1, 2337, 0)).lines())
        .extracting(Line::value)
        .containsExactly(0, 600, 1200, 1800, 2400);
    assertThat(chart(day(0, 0, 0), day(1, 3, 0)).lines())
        .extracting(Line::value)
        .containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void aCohortWithoutAnythingIsFlat() {
    var chart = chart(day(0, 0, null), day(1, 0, null));
    assertThat(chart.planned()).isEqualTo("0.00,100.00 100.00,100.00");
    assertThat(chart.doneArea()).isEmpty();
    assertThat(chart.last()).isNull();
  }

  @Test
  void theLastKnownDayIsMarkedWithItsFigure() {
    assertThat(chart(day(0, 0, 0), day(1, 4, 2), day(4, 8, null)).last())
        .isEqualTo(new BurnUpChart.Last(DAY.plusDays(1), 2, 50, 75, false));
  }

  @Test
  void atMostEightMonthsAreNamedAndNoneAtTheVeryEnd() {
    List<BurnUpDay> year =
        DAY.datesUntil(DAY.plusDays(365)).map(day -> new BurnUpDay(day, 0, 0)).toList();
    assertThat(BurnUpChart.of(year, null).months())
        .extracting(month -> month.day().getMonthValue())
        .containsExactly(4, 6, 8, 10, 12, 2);
  }

  @Test
  void whatIsProjectedIsABandFromTheLastKnownDayToTheEnd() {
    var chart =
        BurnUpChart.of(
            List.of(day(0, 0, 0), day(1, 4, 2), day(2, 8, null)),
            new Projection(
                8,
                8,
                List.of(
                    new ProjectedDay(DAY.plusDays(1), 2, 2),
                    new ProjectedDay(DAY.plusDays(2), 4, 8)),
                null,
                null));
    assertThat(chart.band()).isEqualTo("50.00,75.00 100.00,0.00 100.00,50.00 50.00,75.00");
    assertThat(chart.weeks())
        .extracting(BurnUpChart.Row::day, BurnUpChart.Row::done)
        .containsExactly(tuple(DAY.plusDays(1), 2), tuple(DAY.plusDays(2), null));
    assertThat(chart.weeks().getLast().projected().high()).isEqualTo(8);
  }

  @Test
  void theTableByTheDayHasEveryDayInSevens() {
    List<BurnUpDay> days =
        DAY.datesUntil(DAY.plusDays(16)).map(day -> new BurnUpDay(day, 0, 0)).toList();
    var sevens = BurnUpChart.of(days, null).days();
    assertThat(sevens).extracting(some -> some.days().size()).containsExactly(7, 7, 2);
    assertThat(sevens.stream().flatMap(some -> some.days().stream()))
        .containsExactlyElementsOf(days);
  }

  private static BurnUpChart chart(BurnUpDay... days) {
    return BurnUpChart.of(List.of(days), null);
  }

  private static BurnUpDay day(int number, int planned, Integer done) {
    return new BurnUpDay(DAY.plusDays(number), planned, done);
  }
}
