package dev.milepost.notification.enrolment;

import java.time.LocalTime;

/**
 * The hours of a reader's clock in which messages may be sent.
 *
 * @param opens the first hour, 0 to 23
 * @param closes the hour that is none any more, later than {@code opens}, up to 24
 */
public record SendWindow(int opens, int closes) {

  public static final SendWindow DEFAULT = new SendWindow(8, 20);
  private static final int HOURS = 24;

  public SendWindow {
    if (!isOne(opens, closes)) {
      throw new IllegalArgumentException("no window from " + opens + " to " + closes);
    }
  }

  public static boolean isOne(int opens, int closes) {
    return opens >= 0 && opens < closes && closes <= HOURS;
  }

  public boolean holds(LocalTime time) {
    return time.getHour() >= opens && time.getHour() < closes;
  }

  public LocalTime opening() {
    return LocalTime.of(opens, 0);
  }

  /** {@code hour} itself, or the nearest that begins in the window. */
  public LocalTime nearest(int hour) {
    return LocalTime.of(Math.clamp(hour, opens, closes - 1), 0);
  }
}
