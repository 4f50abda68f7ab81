package dev.milepost.progress.pace;

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

  private static final long NEVER = Long.MAX_VALUE;

  /**
   * Goes through the plan in the order of its days only as far as the learner got, in plain
   * numbers, since recording asks for every event and a dashboard for every learner.
   */
  public static Pace of(Standing standing, Plan plan) {
    long through = -NEVER;
    long before = -NEVER;
    for (int place : plan.placesByDueDay()) {
      if (!standing.outline().isRequired(place)) {
        continue;
      }
      long due = plan.dueEpochDay(place);
      if (!standing.isDone(place)) {
        return new Pace(day(due), day(through == due ? before : through));
      }
      if (due != through) {
        before = through;
        through = due;
      }
    }
    return new Pace(null, day(through));
  }

  private static @Nullable LocalDate day(long epochDay) {
    return Math.abs(epochDay) == NEVER ? null : LocalDate.ofEpochDay(epochDay);
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
