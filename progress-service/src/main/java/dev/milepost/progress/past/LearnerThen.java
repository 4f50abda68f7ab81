package dev.milepost.progress.past;

import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A learner as they stood at the end of a past day, of the cohort's zone as all days here.
 *
 * @param place among all of the cohort by name, from 1
 * @param standing what was not done by then is open in it
 * @param plan as it is now
 * @param begun the first day on which the learner could have done something
 * @param countsFrom null for whoever counts from the cohort's first day
 * @param lastActive null when there was no activity by then
 * @param usualGapDays how many days usually lay between two active ones; null when not known then
 * @param withdrawnOn null for who was enrolled on that day
 */
public record LearnerThen(
    UUID enrolment,
    String name,
    int place,
    Standing standing,
    Plan plan,
    Pace pace,
    LocalDate begun,
    @Nullable LocalDate countsFrom,
    @Nullable LocalDate lastActive,
    @Nullable Integer usualGapDays,
    @Nullable LocalDate withdrawnOn) {

  public boolean isEnrolled() {
    return withdrawnOn == null;
  }

  /** How many required milestones were due before {@code day} and were not done. */
  public int missing(LocalDate day) {
    return (int)
        standing
            .outline()
            .required()
            .filter(at -> !standing.isDone(at) && plan.dueDay(at).isBefore(day))
            .count();
  }

  /** Without the name, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "LearnerThen[" + enrolment + "]";
  }
}
