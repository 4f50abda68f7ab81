package dev.milepost.progress.risk;

import dev.milepost.progress.roster.LearnerRow;
import io.swagger.v3.oas.annotations.media.Schema;
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
   * @param score days that speak for it: each day behind the plan, each day of a silence beyond
   *     what is tolerated, each day without a beginning
   */
  @Schema(name = "AtRiskLearner")
  public record Entry(LearnerRow learner, int score, List<ReasonInWords> reasons) {}

  /**
   * @param code {@code behind-plan}, {@code inactive} or {@code never-started}
   * @param days behind the plan, without activity, or since the learner could have begun
   * @param usualGapDays for {@code inactive}: how many days usually lie between two active ones;
   *     null when not known yet
   */
  public record ReasonInWords(
      String code, int days, @Nullable Integer usualGapDays, String words) {}
}
