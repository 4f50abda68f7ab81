package dev.milepost.progress.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.dashboard.Dashboard.ActivityDay;
import dev.milepost.progress.pages.ActivityMap.Cell;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityMapTest {

  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 18);

  @Test
  void aColumnIsAWeekFromMondayAndTheLastOneIsThatOfTheLastDay() {
    List<Cell> cells = ActivityMap.of(List.of(), WEDNESDAY).cells();
    assertThat(cells).hasSize(17 * 7 + 3);
    assertThat(cells.getFirst()).isEqualTo(new Cell(LocalDate.of(2025, 11, 17), 0, 0, 0, 0, 0));
    assertThat(cells.getLast()).isEqualTo(new Cell(WEDNESDAY, 0, 0, 17 * 16, 2 * 16, 0));
  }

  @Test
  void theBusiestDayIsTheStrongestAndAnyActivityShows() {
    List<Cell> cells =
        ActivityMap.of(
                List.of(
                    new ActivityDay(WEDNESDAY.minusDays(2), 1, 1),
                    new ActivityDay(WEDNESDAY.minusDays(1), 50, 9),
                    new ActivityDay(WEDNESDAY, 100, 20)),
                WEDNESDAY)
            .cells();
    assertThat(cells.subList(cells.size() - 4, cells.size()))
        .extracting(Cell::strength)
        .containsExactly(0, 1, 2, 4);
  }
}
