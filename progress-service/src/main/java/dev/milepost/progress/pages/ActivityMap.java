package dev.milepost.progress.pages;

import dev.milepost.progress.dashboard.Dashboard.ActivityDay;
import dev.milepost.progress.dashboard.Dashboard.StageFunnel;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Activity by day as a map: a column a week, Monday on top, and the months' names above.
 *
 * @param cells oldest first
 * @param columns the same by the week, oldest first
 * @param months where a month begins
 * @param weeks the same as the rows of a table, the latest first
 */
record ActivityMap(List<Cell> cells, List<Column> columns, List<Month> months, List<Week> weeks) {

  private static final int WEEKS = 18;
  private static final int DAYS = DayOfWeek.values().length;
  private static final int STRENGTHS = 4;
  private static final int PITCH = 16;

  /** Pixels above the first row, for the names of the months. */
  private static final int HEAD = 16;

  /** Weeks that a name needs, so that it does not run into the next one. */
  private static final int NAME = 2;

  /**
   * @param x pixels from the left
   * @param y pixels from the top
   * @param strength 0 for nothing, 1 to 4 for quarters of the busiest day
   * @param due whether the last of a stage is due on it
   */
  record Cell(
      LocalDate day, int events, int activeLearners, int x, int y, int strength, boolean due) {}

  /**
   * @param place from 0, the oldest
   */
  record Column(int place, List<Cell> cells) {}

  /**
   * @param day in the month
   * @param x pixels from the left
   */
  record Month(LocalDate day, int x) {}

  /**
   * @param place from 0, the latest
   * @param days seven from Monday; null for one to come
   */
  record Week(int place, LocalDate monday, List<@Nullable Cell> days) {}

  /**
   * The weeks up to that of {@code last}.
   *
   * @param activity the days that had any
   */
  static ActivityMap of(List<ActivityDay> activity, List<StageFunnel> stages, LocalDate last) {
    LocalDate first =
        last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(WEEKS - 1L);
    Map<LocalDate, ActivityDay> byDay =
        activity.stream()
            .filter(day -> !day.day().isBefore(first))
            .collect(Collectors.toMap(ActivityDay::day, Function.identity()));
    int busiest = byDay.values().stream().mapToInt(ActivityDay::events).max().orElse(1);
    Set<LocalDate> due =
        stages.stream()
            .map(StageFunnel::lastDue)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<Cell> cells =
        first
            .datesUntil(last.plusDays(1))
            .map(day -> byDay.getOrDefault(day, new ActivityDay(day, 0, 0)))
            .map(day -> cell(first, day, busiest, due.contains(day.day())))
            .toList();
    return new ActivityMap(cells, columns(cells), months(first), weeks(cells));
  }

  private static Cell cell(LocalDate first, ActivityDay day, int busiest, boolean due) {
    int place = (int) (day.day().toEpochDay() - first.toEpochDay());
    return new Cell(
        day.day(),
        day.events(),
        day.activeLearners(),
        place / DAYS * PITCH,
        HEAD + place % DAYS * PITCH,
        (STRENGTHS * day.events() + busiest - 1) / busiest,
        due);
  }

  /** The first column's month has a name only if there is room before the next one's. */
  private static List<Month> months(LocalDate first) {
    var months = new ArrayList<Month>();
    for (int week = 0; week <= WEEKS - NAME; week++) {
      LocalDate sunday = first.plusDays((long) DAYS * (week + 1) - 1);
      if (sunday.getDayOfMonth() <= DAYS) {
        if (!months.isEmpty() && week * PITCH - months.getLast().x() < NAME * PITCH) {
          months.removeLast();
        }
        months.add(new Month(sunday, week * PITCH));
      } else if (week == 0) {
        months.add(new Month(sunday, 0));
      }
    }
    return months;
  }

  private static List<Column> columns(List<Cell> cells) {
    return IntStream.range(0, WEEKS)
        .mapToObj(
            week ->
                new Column(
                    week, cells.subList(DAYS * week, Math.min(DAYS * (week + 1), cells.size()))))
        .toList();
  }

  private static List<Week> weeks(List<Cell> cells) {
    return IntStream.range(0, WEEKS).mapToObj(back -> week(cells, back)).toList();
  }

  private static Week week(List<Cell> cells, int back) {
    int from = DAYS * (WEEKS - 1 - back);
    var days = new ArrayList<@Nullable Cell>();
    for (int place = from; place < from + DAYS; place++) {
      days.add(place < cells.size() ? cells.get(place) : null);
    }
    return new Week(back, cells.get(from).day(), days);
  }
}
