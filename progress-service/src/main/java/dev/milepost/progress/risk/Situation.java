package dev.milepost.progress.risk;

import dev.milepost.progress.past.LearnerThen;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the risk of one learner is judged by. Days are those of the cohort's zone.
 *
 * @param begun the first day on which the learner could have done something
 * @param withdrawnOn null while enrolled
 * @param nextDue earliest due day of a required milestone that is not done; null when all are done
 * @param lastActive null when there was no activity
 * @param usualGapDays how many days usually lie between two active ones; null when not known yet
 */
public record Situation(
    UUID enrolment,
    LocalDate begun,
    @Nullable LocalDate withdrawnOn,
    @Nullable LocalDate nextDue,
    @Nullable LocalDate lastActive,
    @Nullable Integer usualGapDays) {

  static Situation of(LearnerThen learner) {
    return new Situation(
        learner.enrolment(),
        learner.begun(),
        learner.withdrawnOn(),
        learner.pace().nextDue(),
        learner.lastActive(),
        learner.usualGapDays());
  }
}
