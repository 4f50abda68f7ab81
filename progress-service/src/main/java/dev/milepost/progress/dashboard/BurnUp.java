package dev.milepost.progress.dashboard;

import dev.milepost.progress.dashboard.Dashboard.BurnUpDay;
import dev.milepost.progress.dashboard.DayFigures.Happened;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Adds up what was planned and what was done, day by day. */
final class BurnUp {

  private final NavigableMap<LocalDate, Integer> planned;
  private final NavigableMap<LocalDate, Integer> done;

  /**
   * @param planned how many milestones are due on a day
   */
  BurnUp(Map<LocalDate, Integer> planned, List<Happened> happened) {
    this.planned = sums(new TreeMap<>(planned));
    var doneByDay = new TreeMap<LocalDate, Integer>();
    happened.forEach(day -> doneByDay.merge(day.day(), day.milestonesDone(), Integer::sum));
    this.done = sums(doneByDay);
  }

  /** Due up to the end of {@code day}. */
  int plannedBy(LocalDate day) {
    return upTo(planned, day);
  }

  /** Done up to the end of {@code day}. */
  int doneBy(LocalDate day) {
    return upTo(done, day);
  }

  /**
   * Every day from {@code start} to {@code end}; the first includes what was done before it.
   *
   * @param known the last day of which it is known what was done
   */
  List<BurnUpDay> days(LocalDate start, LocalDate end, LocalDate known) {
    return start
        .datesUntil(end.plusDays(1))
        .map(day -> new BurnUpDay(day, plannedBy(day), day.isAfter(known) ? null : doneBy(day)))
        .toList();
  }

  private static int upTo(NavigableMap<LocalDate, Integer> sums, LocalDate day) {
    Map.Entry<LocalDate, Integer> last = sums.floorEntry(day);
    return last == null ? 0 : last.getValue();
  }

  private static NavigableMap<LocalDate, Integer> sums(NavigableMap<LocalDate, Integer> byDay) {
    var sums = new TreeMap<LocalDate, Integer>();
    int sum = 0;
    for (Map.Entry<LocalDate, Integer> day : byDay.entrySet()) {
      sum += day.getValue();
      sums.put(day.getKey(), sum);
    }
    return sums;
  }
}
