package dev.milepost.progress.cohorts;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Which days a course can have to do with; anything else is a slip of the keyboard. */
public final class PlausibleDay {

  public static final String RULE = "a day from 2000-01-01 to 2100-12-31, such as 2026-03-01";

  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

  private PlausibleDay() {}

  public static boolean test(LocalDate day) {
    return !day.isBefore(FIRST) && !day.isAfter(LAST);
  }

  /** Empty for what is no such day; see {@link #RULE}. */
  public static Optional<LocalDate> read(String text) {
    try {
      return Optional.of(LocalDate.parse(text)).filter(PlausibleDay::test);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
