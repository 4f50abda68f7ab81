package dev.milepost.notification.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a reader was, or is about to be, written to.
 *
 * @param days the reader's day of each message that counts, in any order
 */
public record Frequency(List<LocalDate> days) {

  static final int WEEK = 7;

  /** Whether {@code day} has as many messages as it may have. */
  boolean isDayFull(LocalDate day, int limit) {
    return between(day, day) >= limit;
  }

  /** Whether one more on {@code day} would be too many for any seven days in a row. */
  boolean isWeekFull(LocalDate day, int limit) {
    return IntStream.range(0, WEEK)
        .mapToObj(day::minusDays)
        .anyMatch(first -> between(first, first.plusDays(WEEK - 1)) >= limit);
  }

  private long between(LocalDate first, LocalDate last) {
    return days.stream().filter(day -> !day.isBefore(first) && !day.isAfter(last)).count();
  }
}
