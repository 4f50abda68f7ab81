package dev.milepost.progress.pace;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often a learner usually does something.
 *
 * @param usualGapDays median of the gaps between active days, rounded up; null below three active
 *     days, when nothing is usual yet
 * @param lastActive null when there was no activity
 */
public record Rhythm(@Nullable Integer usualGapDays, @Nullable LocalDate lastActive) {

  private static final int DAYS_TO_KNOW = 3;

  /**
   * @param activeDays each once, oldest first
   */
  public static Rhythm of(List<LocalDate> activeDays) {
    LocalDate last = activeDays.isEmpty() ? null : activeDays.getLast();
    if (activeDays.size() < DAYS_TO_KNOW) {
      return new Rhythm(null, last);
    }
    long[] gaps =
        IntStream.range(1, activeDays.size())
            .mapToLong(i -> ChronoUnit.DAYS.between(activeDays.get(i - 1), activeDays.get(i)))
            .sorted()
            .toArray();
    long middle = gaps[gaps.length / 2];
    long other = gaps[(gaps.length - 1) / 2];
    return new Rhythm((int) ((middle + other + 1) / 2), last);
  }
}
