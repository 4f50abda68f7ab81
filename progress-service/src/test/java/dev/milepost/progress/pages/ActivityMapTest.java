package dev.milepost.progress.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.progress.dashboard.Dashboard.ActivityDay;
import dev.milepost.progress.dashboard.Dashboard.Figure;
import dev.milepost.progress.dashboard.Dashboard.StageFunnel;
import dev.milepost.progress.pages.ActivityMap.Cell;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityMapTest {

  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 18);

  @Test
  void aColumnIsAWeekFromMondayAndTheLastOneIsThatOfTheLastDay() {
    List<Cell> cells = ActivityMap.of(List.of(), List.of(), WEDNESDAY).cells();
    assertThat(cells).hasSize(17 * 7 + 3);
    assertThat(cells.getFirst())
        .isEqualTo(new Cell(LocalDate.of(2025, 11, 17), 0, 0, 0, 16, 0, false));
    assertThat(cells.getLast())
        .isEqualTo(new Cell(WEDNESDAY, 0, 0, 17 * 16, 16 + 2 * 16, 0, false));
  }

  @Test
  void columnsHaveTheSameDaysByTheWeek() {
    var map = ActivityMap.of(List.of(), List.of(), WEDNESDAY);
    assertThat(map.columns())
        .hasSize(18)
        .last()
        .satisfies(last -> assertThat(last.cells()).hasSize(3));
    assertThat(map.columns().stream().flatMap(column -> column.cells().stream()))
        .containsExactlyElementsOf(map.cells());
  }

  @Test
  void theBusiestDayIsTheStrongestAndAnyActivityShows() {
    List<Cell> cells =
        ActivityMap.of(
                List.of(
                    new ActivityDay(WEDNESDAY.minusDays(2), 1, 1),
                    new ActivityDay(WEDNESDAY.minusDays(1), 50, 9),
                    new ActivityDay(WEDNESDAY, 100, 20)),
                List.of(),
                WEDNESDAY)
            .cells();
    assertThat(cells.subList(cells.size() - 4, cells.size()))
        .extracting(Cell::strength)
        .containsExactly(0, 1, 2, 4);
  }

  @Test
  void theDayOnWhichAStageIsDueIsMarked() {
    var stage = new StageFunnel(1, "git", "Git", WEDNESDAY.minusDays(1), 1, 0, new Figure(0, 0));
    assertThat(ActivityMap.of(List.of(), List.of(stage), WEDNESDAY).cells())
        .filteredOn(Cell::due)
        .extracting(Cell::day)
        .containsExactly(WEDNESDAY.minusDays(1));
  }

  @Test
  void aMonthIsNamedAboveTheWeekInWhichItBeginsUnlessThereIsNoRoom() {
    assertThat(ActivityMap.of(List.of(), List.of(), WEDNESDAY).months())
        .extracting(month -> month.day().getMonthValue(), ActivityMap.Month::x)
        .containsExactly(tuple(11, 0), tuple(12, 32), tuple(1, 96), tuple(2, 160), tuple(3, 224));
  }

  @Test
  void theTableHasTheLatestWeekFirstAndNothingForDaysToCome() {
    var week =
        ActivityMap.of(List.of(new ActivityDay(WEDNESDAY, 3, 2)), List.of(), WEDNESDAY)
            .weeks()
            .getFirst();
    assertThat(week.monday()).isEqualTo(WEDNESDAY.minusDays(2));
    assertThat(week.days().subList(0, 3))
        .extracting(Cell::events, Cell::activeLearners)
        .containsExactly(tuple(0, 0), tuple(0, 0), tuple(3, 2));
    assertThat(week.days().subList(3, 7)).containsOnlyNulls();
  }
}
