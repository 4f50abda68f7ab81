package dev.milepost.progress.pace;

import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a learner's work lies against the plan. Only required milestones count. Does not depend on
 * today's date, so it changes only with events and plans.
 *
 * @param nextDue earliest due day of what is not done; null when all is
 * @param doneThrough everything due up to this day is done; null when not even the first is
 */
public record Pace(@Nullable LocalDate nextDue, @Nullable LocalDate doneThrough) {

  public static Pace of(Standing standing, Plan plan) {
    Outline outline = standing.outline();
    LocalDate nextDue = null;
    for (int place = 0; place < outline.size(); place++) {
      LocalDate due = plan.dueDay(place);
      if (outline.milestone(place).required()
          && !standing.isDone(place)
          && (nextDue == null || due.isBefore(nextDue))) {
        nextDue = due;
      }
    }
    LocalDate doneThrough = null;
    for (int place = 0; place < outline.size(); place++) {
      LocalDate due = plan.dueDay(place);
      if (outline.milestone(place).required()
          && standing.isDone(place)
          && (nextDue == null || due.isBefore(nextDue))
          && (doneThrough == null || due.isAfter(doneThrough))) {
        doneThrough = due;
      }
    }
    return new Pace(nextDue, doneThrough);
  }

  /**
   * Days ahead of the plan (positive), behind it (negative), or on it (0).
   *
   * @param today in the cohort's zone; what is due today is not late
   */
  public int daysAhead(LocalDate today) {
    if (nextDue != null && nextDue.isBefore(today)) {
      return -daysBetween(nextDue, today);
    }
    return doneThrough != null && doneThrough.isAfter(today) ? daysBetween(today, doneThrough) : 0;
  }

  private static int daysBetween(LocalDate earlier, LocalDate later) {
    return (int) ChronoUnit.DAYS.between(earlier, later);
  }
}
