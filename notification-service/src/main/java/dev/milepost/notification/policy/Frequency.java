package dev.milepost.notification.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How often a reader was, or is about to be, written to.
 *
 * @param days the reader's day of each message that counts, in any order
 */
public record Frequency(List<LocalDate> days) {

  static final int WEEK = 7;

  /** So many messages may go unanswered before there are fewer. */
  public static final int PATIENCE = 4;

  /** The longest that a reader who does not answer is left alone, in days. */
  static final int LONGEST_REST = 4 * WEEK;

  /** Whether {@code day} has as many messages as it may have. */
  boolean isDayFull(LocalDate day, int limit) {
    return between(day, day) >= limit;
  }

  /** Whether one more on {@code day} would be too many for any seven days in a row. */
  public boolean isWeekFull(LocalDate day, int limit) {
    return IntStream.range(0, WEEK)
        .mapToObj(day::minusDays)
        .anyMatch(first -> between(first, first.plusDays(WEEK - 1)) >= limit);
  }

  /**
   * Whether a reader who does not answer is left alone on {@code day}: a week after the fourth
   * message in a row, twice as long after each that follows, four weeks at most.
   *
   * @param answered the last day on which the reader did anything, on which and before which every
   *     message is answered; empty when there was none
   */
  public boolean isRest(LocalDate day, Optional<LocalDate> answered) {
    List<LocalDate> unanswered =
        days.stream()
            .filter(one -> one.isBefore(day))
            .filter(one -> answered.isEmpty() || one.isAfter(answered.get()))
            .sorted()
            .toList();
    int beyond = unanswered.size() - PATIENCE;
    return beyond >= 0 && day.isBefore(unanswered.getLast().plusDays(rest(beyond)));
  }

  private static int rest(int beyond) {
    return beyond >= 2 ? LONGEST_REST : WEEK << beyond;
  }

  private long between(LocalDate first, LocalDate last) {
    return days.stream().filter(day -> !day.isBefore(first) && !day.isAfter(last)).count();
  }
}
