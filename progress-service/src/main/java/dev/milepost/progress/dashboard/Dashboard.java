package dev.milepost.progress.dashboard;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cohort on a day. Days are those of the cohort's zone. Corrections and late events count for the
 * day on which things happened, so a past day may look different from what it showed then.
 *
 * @param asOf the day that it shows, to its end
 * @param stages in the roadmap's order
 * @param burnUp every day of the cohort
 * @param activity the days with activity up to {@code asOf}, oldest first, at most the last 366
 */
public record Dashboard(
    CohortHead cohort,
    LocalDate asOf,
    Headline headline,
    List<StageFunnel> stages,
    List<BurnUpDay> burnUp,
    List<ActivityDay> activity) {

  public record CohortHead(
      String slug,
      String name,
      String roadmap,
      int roadmapVersion,
      String roadmapTitle,
      LocalDate startDay,
      LocalDate endDay,
      String zone) {}

  /**
   * Counts learners who are enrolled, unless said otherwise.
   *
   * @param withdrawn how many are not enrolled any more
   * @param activeInWeek with activity on that day or the six days before
   * @param milestonesDone by anybody, whoever withdrew since included
   * @param milestonesPlanned required ones that were due for anybody while they were enrolled
   * @param today what is known of the present only; null for a past day
   */
  public record Headline(
      Figure enrolled,
      Figure withdrawn,
      Figure activeInWeek,
      Figure milestonesDone,
      Figure milestonesPlanned,
      @Nullable Today today) {}

  /**
   * A figure and the same of seven days before.
   *
   * @param weekBefore null when the cohort had not started
   */
  public record Figure(int value, @Nullable Integer weekBefore) {

    /** Null when there is nothing to compare with. */
    public @Nullable Integer change() {
      return weekBefore == null ? null : (Integer) (value - weekBefore);
    }
  }

  /**
   * How the learners who are enrolled stand. Each is counted in one of {@code onPace}, {@code
   * behind}, {@code ahead} and {@code finished}.
   *
   * @param medianPercent half of the learners have this share of all points or more; 0 to 100
   * @param behind with a required milestone that was due before today
   * @param behindAWeek those of them whose oldest one was due seven days ago or earlier
   * @param finished with all required milestones done
   */
  public record Today(
      int medianPercent, int onPace, int behind, int behindAWeek, int ahead, int finished) {}

  /**
   * @param number from 1
   * @param lastDue last due day of its required milestones; null when it requires none, and in a
   *     cohort with rolling pacing, where it differs by learner
   * @param reached how many of the enrolled learners have it as their current stage, or have passed
   *     it; null for a past day
   * @param completed how many of the enrolled learners have completed it; null for a past day
   * @param completions by anybody, whoever withdrew since included
   */
  public record StageFunnel(
      int number,
      String key,
      String title,
      @Nullable LocalDate lastDue,
      @Nullable Integer reached,
      @Nullable Integer completed,
      Figure completions) {}

  /**
   * Milestones up to the end of a day. Optional ones that were done count; none of them is planned.
   *
   * @param done null after the day that the dashboard shows
   */
  public record BurnUpDay(LocalDate day, int planned, @Nullable Integer done) {}

  public record ActivityDay(LocalDate day, int events, int activeLearners) {}
}
