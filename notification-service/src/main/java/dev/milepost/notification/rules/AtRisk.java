package dev.milepost.notification.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A learner who may need help.
 *
 * @param score days that speak for it: each day behind the plan, each day of a silence beyond what
 *     is tolerated, each day without a beginning
 * @param daysBehind since the earliest required milestone that is not done was due; 0 when none is
 *     late
 * @param late how many required milestones were due before the day and are not done
 * @param reasons one at least, the heaviest first
 */
public record AtRisk(
    UUID enrolment, UUID learner, int score, int daysBehind, int late, List<Reason> reasons) {

  /** Equal ones in a fixed order. */
  static final Comparator<AtRisk> WORST_FIRST =
      Comparator.comparing(AtRisk::score)
          .reversed()
          .thenComparing(risk -> risk.enrolment().toString());

  /**
   * @param days behind the plan, without activity, or since the learner could have begun
   * @param usualGapDays for {@link Kind#INACTIVE}: how many days usually lie between two active
   *     ones; null when not known yet
   */
  public record Reason(Kind kind, int days, @Nullable Integer usualGapDays) {}

  /** Why a learner may need help, by the names that the progress service's list has for it. */
  public enum Kind {
    @JsonProperty("behind-plan")
    BEHIND_PLAN,
    @JsonProperty("inactive")
    INACTIVE,
    @JsonProperty("never-started")
    NEVER_STARTED
  }
}
