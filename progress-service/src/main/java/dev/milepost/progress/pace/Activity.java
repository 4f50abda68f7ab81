package dev.milepost.progress.pace;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * On which days somebody did something.
 *
 * @param byDay how often, in the zone that was asked for; only days with any, oldest first
 */
public record Activity(SortedMap<LocalDate, Integer> byDay) {

  /** With most of its days free, a week is a break. */
  private static final int FREE_DAYS_OF_A_BREAK = 4;

  public Activity {
    byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
  }

  /**
   * @param zone by which days begin and end; the same moments in another zone may be other days
   */
  public static Activity of(Collection<Instant> moments, ZoneId zone) {
    var byDay = new TreeMap<LocalDate, Integer>();
    moments.forEach(moment -> byDay.merge(LocalDate.ofInstant(moment, zone), 1, Integer::sum));
    return new Activity(byDay);
  }

  /**
   * Weeks kept in a row, from Monday to Sunday. Any one active day keeps a week, so that rest days
   * break nothing. A week without one breaks the row, unless most of its days were free: such a
   * break is passed over and not counted. The week of today counts once it is kept, and breaks
   * nothing before it is over.
   *
   * @param free days on which nothing was expected
   * @param today in the zone of the days
   */
  public Streak streak(Set<LocalDate> free, LocalDate today) {
    LocalDate thisWeek = monday(today);
    var kept = new TreeSet<LocalDate>();
    byDay.headMap(thisWeek.plusWeeks(1)).keySet().forEach(day -> kept.add(monday(day)));
    int row = 0;
    int longest = 0;
    for (LocalDate week = kept.isEmpty() ? thisWeek : kept.first();
        !week.isAfter(thisWeek);
        week = week.plusWeeks(1)) {
      if (kept.contains(week)) {
        row++;
        longest = Math.max(longest, row);
      } else if (!week.equals(thisWeek) && !isBreak(week, free)) {
        row = 0;
      }
    }
    return new Streak(row, longest, kept.contains(thisWeek));
  }

  private static boolean isBreak(LocalDate week, Set<LocalDate> free) {
    return week.datesUntil(week.plusWeeks(1)).filter(free::contains).count()
        >= FREE_DAYS_OF_A_BREAK;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /**
   * @param weeks in a row up to now; 0 after a week without activity
   * @param longest the most there ever were in a row
   * @param thisWeek whether the week of today is kept already
   */
  public record Streak(int weeks, int longest, boolean thisWeek) {}
}
