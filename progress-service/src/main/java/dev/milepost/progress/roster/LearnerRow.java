package dev.milepost.progress.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One learner of a cohort. Days are those of the cohort's zone.
 *
 * @param percent share of all points, 0 to 100; 100 means everything
 * @param stage the first stage that is not completed; the last one when all are
 * @param completedStages keys of the stages whose required milestones are all done
 * @param paceDays days ahead of the plan, negative when behind it; null once withdrawn
 * @param lastActive null when there was no activity
 * @param nextDue null when everything required is done
 * @param withdrawn the day of the withdrawal; null while enrolled
 */
public record LearnerRow(
    UUID enrolment,
    String name,
    int percent,
    CurrentStage stage,
    List<String> completedStages,
    @Nullable Integer paceDays,
    @Nullable LocalDate lastActive,
    @Nullable NextDue nextDue,
    @Nullable LocalDate withdrawn) {

  /**
   * @param number from 1
   */
  public record CurrentStage(int number, String key, String title) {}

  public record NextDue(String milestone, String title, LocalDate day) {}

  /** Without the name, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "LearnerRow[" + enrolment + "]";
  }
}
