package dev.milepost.progress.pages;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Where in a cohort's time a day lies.
 *
 * @param number 1 on the first day; 0 or less before it
 * @param of how many days the cohort has
 */
record CohortDay(int number, int of, LocalDate start, LocalDate end) {

  static CohortDay of(LocalDate start, LocalDate end, LocalDate day) {
    return new CohortDay(
        (int) ChronoUnit.DAYS.between(start, day) + 1,
        (int) ChronoUnit.DAYS.between(start, end) + 1,
        start,
        end);
  }

  public boolean isBeforeStart() {
    return number < 1;
  }

  public boolean isAfterEnd() {
    return number > of;
  }
}
