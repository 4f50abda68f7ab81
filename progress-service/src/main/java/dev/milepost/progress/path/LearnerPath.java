package dev.milepost.progress.path;

import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import dev.milepost.events.RoadmapPublished.Resource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one learner stands. Days are those of the cohort's zone, but for the learner's habit.
 *
 * @param withdrawn the day of the withdrawal; null while enrolled
 * @param percent share of all points, 0 to 100; 100 means everything
 * @param nextSteps at most three, the first one first; none once withdrawn
 * @param stages in the roadmap's order
 * @param activeDays each once, oldest first
 */
public record LearnerPath(
    UUID enrolment,
    UUID learner,
    String name,
    @Nullable LocalDate withdrawn,
    CohortOfPath cohort,
    LocalDate today,
    int percent,
    Tempo pace,
    Outlook outlook,
    Habit habit,
    List<Step> nextSteps,
    List<StageOfPath> stages,
    List<LocalDate> activeDays) {

  public record CohortOfPath(
      String slug,
      String name,
      String roadmap,
      int roadmapVersion,
      String roadmapTitle,
      LocalDate startDay,
      LocalDate endDay,
      String zone) {}

  /**
   * Required milestones against the plan.
   *
   * @param days ahead of the plan, negative when behind it
   * @param words the same in words
   * @param planned how many were due up to today
   * @param done how many are done
   * @param required how many there are
   */
  public record Tempo(int days, String words, int planned, int done, int required) {}

  /**
   * When everything required will be done if the learner goes on as in the last eight weeks.
   *
   * @param reason {@code between} when there is a range, else why there is none: {@code finished},
   *     {@code in-review}, {@code too-early}, {@code standstill} (four weeks) or {@code far-off}
   *     (more than two years)
   * @param words the same in words
   */
  public record Outlook(
      String reason, @Nullable LocalDate earliest, @Nullable LocalDate latest, String words) {}

  /**
   * What the learner did on which days, in the zone of their own profile: beginning, handing in and
   * completing, without what was carried over and what others did. Of the last 53 weeks.
   *
   * @param weeks kept in a row up to now, from Monday to Sunday; any one day keeps a week
   * @param longestWeeks the most in a row
   * @param thisWeek whether this week is kept already
   * @param words the streak in words
   * @param days those with any, oldest first
   */
  public record Habit(
      String zone,
      LocalDate today,
      int weeks,
      int longestWeeks,
      boolean thisWeek,
      String words,
      List<HabitDay> days) {}

  public record HabitDay(LocalDate day, int events) {}

  /**
   * @param reason {@code changes-requested}, {@code overdue}, {@code started}, {@code due-soon},
   *     {@code unlocks-others} or {@code next-on-path}
   * @param words the reason in words
   * @param unlocks how many other milestones wait for it
   */
  public record Step(
      String milestone,
      String title,
      String reason,
      String words,
      @Nullable LocalDate due,
      int unlocks) {}

  /**
   * @param number from 1
   * @param required how many milestones complete it
   * @param done how many of those are done
   * @param completedOn the day on which the last of them was done; null unless completed
   * @param due the last due day of those; null when there is none
   * @param current whether it is the first that is not completed
   * @param waitsFor titles of the stages to complete first
   * @param opens titles of the stages that cannot begin before this one is completed
   */
  public record StageOfPath(
      int number,
      String key,
      String title,
      String summary,
      int required,
      int done,
      @Nullable LocalDate completedOn,
      @Nullable LocalDate due,
      boolean current,
      List<String> waitsFor,
      List<String> opens,
      List<MilestoneOfPath> milestones) {

    /** Whether it holds the milestone of this key. */
    public boolean has(@Nullable String milestone) {
      return milestones.stream().anyMatch(one -> one.key().equals(milestone));
    }
  }

  /**
   * @param status {@code open}, {@code started}, {@code submitted}, {@code changes-requested} or
   *     {@code done}
   * @param doneAt as reported; null unless done
   * @param doneOn the day of it
   * @param carriedOver done in an earlier course
   * @param late done after the due day, or due before today and not done
   * @param waitsFor titles of the milestones to do first
   * @param opens titles of the milestones that cannot begin before this one is done
   */
  public record MilestoneOfPath(
      String key,
      String title,
      String summary,
      Kind kind,
      boolean required,
      int points,
      double hours,
      Evidence evidence,
      boolean review,
      String status,
      @Nullable Instant doneAt,
      @Nullable LocalDate doneOn,
      boolean carriedOver,
      LocalDate due,
      boolean late,
      List<String> waitsFor,
      List<String> opens,
      List<Resource> resources) {}

  /** The milestone of this key; empty when the roadmap has none. */
  public Optional<MilestoneOfPath> milestone(String key) {
    return stages.stream()
        .flatMap(stage -> stage.milestones().stream())
        .filter(milestone -> milestone.key().equals(key))
        .findFirst();
  }

  /** Without the name, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "LearnerPath[" + enrolment + "]";
  }
}
