package dev.milepost.progress.pace;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * How somebody wants to spread out what is left to do.
 *
 * @param hoursPerWeek more than 0; spread evenly over the days of a week that are not off
 * @param weekdaysOff not all seven
 * @param daysOff single days on which nothing is done; their hours are lost, not caught up
 * @param start the first day
 */
public record Wishes(
    double hoursPerWeek, Set<DayOfWeek> weekdaysOff, Set<LocalDate> daysOff, LocalDate start) {

  public Wishes {
    weekdaysOff = Set.copyOf(weekdaysOff);
    daysOff = Set.copyOf(daysOff);
  }

  /** How many days of a usual week are worked on. */
  int daysOfWeek() {
    return DayOfWeek.values().length - weekdaysOff.size();
  }

  boolean isOff(LocalDate day) {
    return weekdaysOff.contains(day.getDayOfWeek()) || daysOff.contains(day);
  }
}
