package dev.milepost.progress.pace;

import java.time.LocalDate;
import java.util.Arrays;
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
   * @param activeDays in days since 1970-01-01, each once, oldest first
   */
  public static Rhythm of(int... activeDays) {
    int count = activeDays.length;
    LocalDate last = count == 0 ? null : LocalDate.ofEpochDay(activeDays[count - 1]);
    if (count < DAYS_TO_KNOW) {
      return new Rhythm(null, last);
    }
    int[] gaps = new int[count - 1];
    for (int i = 1; i < count; i++) {
      gaps[i - 1] = activeDays[i] - activeDays[i - 1];
    }
    Arrays.sort(gaps);
    int middle = gaps[gaps.length / 2];
    int other = gaps[(gaps.length - 1) / 2];
    return new Rhythm((middle + other + 1) / 2, last);
  }
}
