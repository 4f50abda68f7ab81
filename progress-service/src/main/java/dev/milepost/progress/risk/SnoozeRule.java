package dev.milepost.progress.risk;

import dev.milepost.progress.intervening.Interventions.Snooze;
import org.jspecify.annotations.Nullable;

/**
 * Whether a learner is left out of the list because somebody snoozed the alert. That lasts until
 * its day, unless things get more serious than waiting for that day would have made them: who
 * snoozes knows that each day adds a day, but not what else may come.
 */
final class SnoozeRule {

  private SnoozeRule() {}

  /**
   * @param snooze one whose day has not come; null for none
   */
  static boolean sleeps(Risk risk, @Nullable Snooze snooze) {
    return snooze != null && risk.severity().compareTo(Severity.of(snooze.foreseen())) <= 0;
  }
}
