package dev.milepost.progress.projecting;

import dev.milepost.progress.pace.Rhythm;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The days on which a learner did something, each once, oldest first. Immutable. */
final class ActiveDays {

  static final ActiveDays NONE = new ActiveDays(new int[0]);

  /** Days since 1970-01-01. */
  private final int[] days;

  private ActiveDays(int[] days) {
    this.days = days;
  }

  /**
   * @param days since 1970-01-01, each once, oldest first; not copied
   */
  static ActiveDays ofEpochDays(int... days) {
    return days.length == 0 ? NONE : new ActiveDays(days);
  }

  boolean contains(LocalDate day) {
    return place(day) >= 0;
  }

  ActiveDays with(LocalDate day) {
    int place = place(day);
    if (place >= 0) {
      return this;
    }
    int at = -place - 1;
    int[] more = Arrays.copyOf(days, days.length + 1);
    System.arraycopy(days, at, more, at + 1, days.length - at);
    more[at] = (int) day.toEpochDay();
    return new ActiveDays(more);
  }

  private int place(LocalDate day) {
    return Arrays.binarySearch(days, (int) day.toEpochDay());
  }

  Rhythm rhythm() {
    return Rhythm.of(days);
  }

  int size() {
    return days.length;
  }

  boolean startsWith(ActiveDays others) {
    return days.length >= others.days.length
        && Arrays.equals(days, 0, others.days.length, others.days, 0, others.days.length);
  }

  /** Days since 1970-01-01; null when there is none. */
  @Nullable Integer last() {
    return days.length == 0 ? null : days[days.length - 1];
  }

  List<LocalDate> list() {
    return IntStream.of(days).mapToObj(LocalDate::ofEpochDay).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActiveDays that && Arrays.equals(days, that.days);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(days);
  }

  @Override
  public String toString() {
    return list().toString();
  }
}
