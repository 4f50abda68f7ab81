package dev.milepost.notification.enrolment;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * When messages are sent: within the window of the reader's clock, never on the cohort's blackout
 * days; reminders at nine, or as near to it as the window allows. Days on which clocks change, or
 * that a zone leaves out, have whatever part of the window they have.
 *
 * @param zone in which the reader lives
 */
public record SendTimes(ZoneId zone, SendWindow window, Course course) {

  public static final int HOUR = 9;

  /** The first morning at or after {@code moment}: nine o'clock where the window has it. */
  public Instant firstFrom(Instant moment) {
    return firstFrom(moment, HOUR);
  }

  /**
   * The first time at or after {@code moment} that is {@code hour}, or as near as the window has.
   */
  public Instant firstFrom(Instant moment, int hour) {
    return firstAt(window.nearest(hour), moment);
  }

  /** {@code moment} itself, or when the window opens next, if it is closed then. */
  public Instant firstOpen(Instant moment) {
    return isOpen(moment) ? moment : firstAt(window.opening(), moment);
  }

  /** The first morning after {@code moment} that is on {@code day}, or follows it. */
  public Instant firstAfter(Instant moment, DayOfWeek day) {
    LocalDate today = LocalDate.ofInstant(moment, zone);
    LocalDate next = today.with(TemporalAdjusters.nextOrSame(day));
    Instant morning = firstFrom(next.atStartOfDay(zone).toInstant());
    return morning.isAfter(moment)
        ? morning
        : firstFrom(today.with(TemporalAdjusters.next(day)).atStartOfDay(zone).toInstant());
  }

  public boolean isOpen(Instant moment) {
    return window.holds(LocalTime.ofInstant(moment, zone))
        && !course.blackoutDays().contains(course.dayOf(moment));
  }

  private Instant firstAt(LocalTime time, Instant moment) {
    LocalDate day = LocalDate.ofInstant(moment, zone);
    Instant candidate = day.atTime(time).atZone(zone).toInstant();
    while (candidate.isBefore(moment) || !isOpen(candidate)) {
      day = day.plusDays(1);
      candidate = day.atTime(time).atZone(zone).toInstant();
    }
    return candidate;
  }
}
