package dev.milepost.progress.risk;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A learner who may need help.
 *
 * @param score days that speak for it: each day behind the plan, each day of a silence beyond what
 *     is tolerated, each day without a beginning
 * @param reasons one at least, the heaviest first
 */
public record Risk(UUID enrolment, int score, List<Reason> reasons) {

  Severity severity() {
    return Severity.of(score);
  }

  /** How serious it becomes by waiting alone: each reason that there is grows by a day a day. */
  Severity foreseen(int days) {
    return Severity.of(score + days * reasons.size());
  }

  static Risk of(UUID enrolment, List<Reason> reasons) {
    return new Risk(
        enrolment,
        reasons.stream().mapToInt(Reason::weight).sum(),
        reasons.stream().sorted(Comparator.comparing(Reason::weight).reversed()).toList());
  }
}
