package dev.milepost.notification.enrolment;

import java.time.DayOfWeek;
import java.util.Map;

/**
 * How a cohort's learners are written to.
 *
 * @param window for learners who have chosen none of their own
 * @param perDay how many messages at most one reader gets on a day, those not counted that answer
 *     something
 * @param perWeek the same for any seven days in a row
 * @param holdoutPercent the share of learners who are not nudged, for comparison; 0 to 50
 * @param digestDay when digests come
 * @param weeklyOverview whether a digest comes also when nothing was kept for it
 * @param rules the settings of those rules, by name, that are not as they are by themselves
 */
public record CourseSettings(
    SendWindow window,
    int perDay,
    int perWeek,
    int holdoutPercent,
    DayOfWeek digestDay,
    boolean weeklyOverview,
    Map<String, RuleSetting> rules) {

  public static final CourseSettings DEFAULT =
      new CourseSettings(SendWindow.DEFAULT, 2, 5, 0, DayOfWeek.MONDAY, false, Map.of());
}
