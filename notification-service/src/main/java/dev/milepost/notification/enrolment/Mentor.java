package dev.milepost.notification.enrolment;

import java.time.ZoneId;
import java.util.UUID;

/**
 * Somebody who looks after a cohort, as far as writing to them goes.
 *
 * @param slug how the cohort is named in addresses
 * @param appointed whether they still look after it
 * @param zone in which they want to be written to
 * @param window in which they may be written to
 */
public record Mentor(
    UUID id, Course course, String slug, boolean appointed, ZoneId zone, SendWindow window) {

  public SendTimes sendTimes() {
    return new SendTimes(zone, window, course);
  }
}
