package dev.milepost.notification.enrolment;

import java.time.ZoneId;
import java.util.UUID;

/**
 * Somebody who looks after a cohort, as far as writing to them goes; or all of them together, who
 * are told at addresses of the cohort's own.
 *
 * @param id the person's, or the cohort's for all of them
 * @param slug how the cohort is named in addresses
 * @param appointed whether they still look after it
 * @param zone in which they want to be written to
 * @param window in which they may be written to
 */
public record Mentor(
    UUID id, Course course, String slug, boolean appointed, ZoneId zone, SendWindow window) {

  /** Whether this stands for everybody who looks after the cohort: they have no mailbox. */
  public boolean isEverybody() {
    return id.equals(course.cohort());
  }

  public SendTimes sendTimes() {
    return new SendTimes(zone, window, course);
  }
}
