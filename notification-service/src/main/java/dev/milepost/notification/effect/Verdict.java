package dev.milepost.notification.effect;

import java.util.Locale;
import java.util.Optional;

/** What can be said of a rule's messages in plain words. */
enum Verdict {
  /** All of the interval lies above zero. */
  HELPS,
  NO_DIFFERENCE,
  /** All of the interval lies below zero. */
  MAY_HARM,
  TOO_FEW;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /**
   * @param milestones what is more or less done; empty for too few
   */
  static Verdict on(Optional<Difference> milestones) {
    if (milestones.isEmpty()) {
      return TOO_FEW;
    }
    Difference found = milestones.get();
    if (found.low() > 0) {
      return HELPS;
    }
    return found.high() < 0 ? MAY_HARM : NO_DIFFERENCE;
  }

  String wireName() {
    return wireName;
  }
}
