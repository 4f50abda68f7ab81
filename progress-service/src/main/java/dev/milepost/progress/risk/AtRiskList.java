package dev.milepost.progress.risk;

import dev.milepost.progress.intervening.Intervention.Kind;
import dev.milepost.progress.roster.LearnerRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the learners of a cohort who may need help, the highest score first.
 *
 * @param total how many there are on all pages
 */
public record AtRiskList(List<Entry> learners, int page, int size, int total) {

  /** How many pages there are; 1 when there is nobody. */
  public int pages() {
    return Math.max(1, (total + size - 1) / size);
  }

  /**
   * @param last null when nothing was done for the learner yet
   * @param snoozedUntil the day on which the learner is listed again; null for who is listed
   * @param score days that speak for it: each day behind the plan, each day of a silence beyond
   *     what is tolerated, each day without a beginning
   */
  @Schema(name = "AtRiskLearner")
  public record Entry(
      LearnerRow learner,
      int score,
      List<ReasonInWords> reasons,
      Deficit deficit,
      @Nullable Trace last,
      @Nullable LocalDate snoozedUntil) {}

  /**
   * What is missing of the plan.
   *
   * @param days since the earliest required milestone that is not done was due; 0 when none is late
   * @param milestones required ones that were due before today and are not done
   */
  @Schema(name = "PlanDeficit")
  public record Deficit(int days, int milestones, String words) {}

  /**
   * The last thing that was done for the learner.
   *
   * @param words such as "Wrote 3 days ago, not back yet"
   * @param cameBackOn first day with activity after it, the seventh that followed at the latest;
   *     null when there is none
   */
  @Schema(name = "LastIntervention")
  public record Trace(Kind kind, LocalDate day, @Nullable LocalDate cameBackOn, String words) {}

  /**
   * @param code {@code behind-plan}, {@code inactive} or {@code never-started}
   * @param days behind the plan, without activity, or since the learner could have begun
   * @param usualGapDays for {@code inactive}: how many days usually lie between two active ones;
   *     null when not known yet
   */
  public record ReasonInWords(
      String code, int days, @Nullable Integer usualGapDays, String words) {}
}
