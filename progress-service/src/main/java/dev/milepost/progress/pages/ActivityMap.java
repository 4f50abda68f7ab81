package dev.milepost.progress.pages;

import dev.milepost.progress.dashboard.Dashboard.ActivityDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Activity by day as a map: a column a week, Monday on top.
 *
 * @param cells oldest first
 */
record ActivityMap(List<Cell> cells) {

  private static final int WEEKS = 18;
  private static final int STRENGTHS = 4;
  private static final int PITCH = 16;

  /**
   * @param x pixels from the left
   * @param y pixels from the top
   * @param strength 0 for nothing, 1 to 4 for quarters of the busiest day
   */
  record Cell(LocalDate day, int events, int activeLearners, int x, int y, int strength) {}

  /**
   * The weeks up to that of {@code last}.
   *
   * @param activity the days that had any
   */
  static ActivityMap of(List<ActivityDay> activity, LocalDate last) {
    LocalDate first =
        last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(WEEKS - 1L);
    Map<LocalDate, ActivityDay> byDay =
        activity.stream()
            .filter(day -> !day.day().isBefore(first))
            .collect(Collectors.toMap(ActivityDay::day, Function.identity()));
    int busiest = byDay.values().stream().mapToInt(ActivityDay::events).max().orElse(1);
    return new ActivityMap(
        first
            .datesUntil(last.plusDays(1))
            .map(day -> cell(first, byDay.getOrDefault(day, new ActivityDay(day, 0, 0)), busiest))
            .toList());
  }

  private static Cell cell(LocalDate first, ActivityDay day, int busiest) {
    int place = (int) (day.day().toEpochDay() - first.toEpochDay());
    return new Cell(
        day.day(),
        day.events(),
        day.activeLearners(),
        place / DayOfWeek.values().length * PITCH,
        place % DayOfWeek.values().length * PITCH,
        (STRENGTHS * day.events() + busiest - 1) / busiest);
  }
}
