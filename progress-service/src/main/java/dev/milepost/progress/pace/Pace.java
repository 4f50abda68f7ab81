package dev.milepost.progress.pace;

import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
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
    LocalDate nextDue =
        dueDays(standing, plan, place -> !standing.isDone(place))
            .min(LocalDate::compareTo)
            .orElse(null);
    LocalDate doneThrough =
        dueDays(standing, plan, standing::isDone)
            .filter(due -> nextDue == null || due.isBefore(nextDue))
            .max(LocalDate::compareTo)
            .orElse(null);
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

  private static Stream<LocalDate> dueDays(Standing standing, Plan plan, IntPredicate which) {
    return standing.outline().required().filter(which).mapToObj(plan::dueDay);
  }
}
