package dev.milepost.notification.enrolment;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When reminders are sent: at nine in the learner's zone, never on the cohort's blackout days. */
public record Mornings(ZoneId learnerZone, Course course) {

  public static final LocalTime HOUR = LocalTime.of(9, 0);

  /** The first such morning at or after {@code moment}. */
  public Instant firstFrom(Instant moment) {
    ZonedDateTime local = moment.atZone(learnerZone);
    ZonedDateTime morning = local.toLocalDate().atTime(HOUR).atZone(learnerZone);
    while (morning.toInstant().isBefore(moment) || isBlackout(morning.toInstant())) {
      morning = morning.toLocalDate().plusDays(1).atTime(HOUR).atZone(learnerZone);
    }
    return morning.toInstant();
  }

  /** {@code moment} itself, or the next morning when it falls on a blackout day. */
  public Instant firstOpen(Instant moment) {
    return isBlackout(moment) ? firstFrom(moment) : moment;
  }

  private boolean isBlackout(Instant moment) {
    return course.blackoutDays().contains(course.dayOf(moment));
  }
}
