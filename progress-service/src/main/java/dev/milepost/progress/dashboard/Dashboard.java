package dev.milepost.progress.dashboard;

import dev.milepost.progress.intervening.Returns;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cohort on a day, today or any past one. Days are those of the cohort's zone. Corrections and
 * late events count for the day on which things happened, so a past day may look different from
 * what it showed then.
 *
 * @param asOf the day that it shows, to its end
 * @param stages in the roadmap's order
 * @param burnUp every day of the cohort
 * @param projection where it gets to if it goes on as of late; null in the first two weeks, from
 *     the last day on, and once all that is planned is done
 * @param activity the days with activity up to {@code asOf}, oldest first, at most the last 366
 * @param attention who waits for somebody to do something; null for a past day
 * @param returns how many came back after somebody did something for them
 */
public record Dashboard(
    CohortHead cohort,
    LocalDate asOf,
    Headline headline,
    List<StageFunnel> stages,
    List<BurnUpDay> burnUp,
    @Nullable Projection projection,
    List<ActivityDay> activity,
    @Nullable Attention attention,
    Returns returns) {

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
   * @param standings how they stand against their plans
   */
  public record Headline(
      Figure enrolled,
      Figure withdrawn,
      Figure activeInWeek,
      Figure milestonesDone,
      Figure milestonesPlanned,
      Standings standings) {}

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

    /** Its share of another figure in percent, rounded down; of nothing it is 0. */
    public Figure percentOf(Figure all) {
      Integer before = all.weekBefore;
      return new Figure(
          percent(value, all.value),
          weekBefore == null || before == null ? null : (Integer) percent(weekBefore, before));
    }

    private static int percent(int part, int all) {
      return all == 0 ? 0 : (int) (100L * part / all);
    }
  }

  /**
   * How the learners stand who are enrolled. Each is counted in one of {@code onPace}, {@code
   * behind}, {@code ahead} and {@code finished}. Figures of the week before may lack late events of
   * the last half minute.
   *
   * @param onPaceOrAhead everybody who is not behind
   * @param behind with a required milestone that was due before that day
   * @param behindAWeek those of them whose oldest one was due seven days before or earlier
   * @param finished with all required milestones done
   * @param due required milestones of theirs that were due up to the end of that day
   * @param dueDone those of them that were done by then
   * @param medianPercent half of the learners have this share of all points or more; 0 to 100
   */
  public record Standings(
      Figure onPaceOrAhead,
      Figure onPace,
      Figure behind,
      Figure behindAWeek,
      Figure ahead,
      Figure finished,
      Figure due,
      Figure dueDone,
      Figure medianPercent) {}

  /**
   * @param number from 1
   * @param lastDue last due day of its required milestones; null when it requires none, and in a
   *     cohort with rolling pacing, where it differs by learner
   * @param reached how many of the enrolled learners have it as their current stage, or have passed
   *     it
   * @param completed how many of the enrolled learners have completed it
   * @param completions by anybody, whoever withdrew since included
   */
  public record StageFunnel(
      int number,
      String key,
      String title,
      @Nullable LocalDate lastDue,
      int reached,
      int completed,
      Figure completions) {}

  /**
   * Milestones up to the end of a day. Optional ones that were done count; none of them is planned.
   *
   * @param done null after the day that the dashboard shows
   */
  public record BurnUpDay(LocalDate day, int planned, @Nullable Integer done) {}

  /**
   * Where it gets to at the rate of the last weeks: eight of ten futures drawn from them lie within
   * each range.
   *
   * @param weeks how many whole weeks it goes by, eight at most
   * @param planned all that is planned up to the last day
   * @param days the day that the dashboard shows, every seventh after it, and the cohort's last
   * @param finishFrom all that is planned is done on that day at the earliest; null when that takes
   *     more than two years, however well it goes
   * @param finishTo on that day at the latest; null when it may take more than two years
   */
  public record Projection(
      int weeks,
      int planned,
      List<ProjectedDay> days,
      @Nullable LocalDate finishFrom,
      @Nullable LocalDate finishTo) {}

  /** Milestones that will be done up to the end of a day: between {@code low} and {@code high}. */
  public record ProjectedDay(LocalDate day, int low, int high) {}

  public record ActivityDay(LocalDate day, int events, int activeLearners) {}

  /**
   * @param mayNeedHelp as many as the at-risk list has, so without those whose alert is snoozed
   * @param waiting submissions of enrolled learners that wait for a review
   */
  public record Attention(int mayNeedHelp, int waiting) {}
}
