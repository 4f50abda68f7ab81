package dev.milepost.progress.path;

import dev.milepost.events.RoadmapPublished.Evidence;
import dev.milepost.events.RoadmapPublished.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one learner stands. Days are those of the cohort's zone.
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
      List<MilestoneOfPath> milestones) {}

  /**
   * @param status {@code open}, {@code started}, {@code submitted}, {@code changes-requested} or
   *     {@code done}
   * @param doneAt as reported; null unless done
   * @param doneOn the day of it
   * @param carriedOver done in an earlier course
   * @param late done after the due day, or due before today and not done
   * @param waitsFor titles of the milestones to do first
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
      List<String> waitsFor) {}

  /** Without the name, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "LearnerPath[" + enrolment + "]";
  }
}
