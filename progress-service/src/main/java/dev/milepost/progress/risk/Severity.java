package dev.milepost.progress.risk;

import java.util.Locale;

/** How much the reasons weigh together: the steps at which a snoozed alert comes back early. */
enum Severity {
  NOTICE,
  SERIOUS,
  GRAVE;

  /** The least score that is serious, and that is grave. */
  static final int TWO_WEEKS = 14;

  static final int SIX_WEEKS = 42;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /**
   * @param score days that speak for it, as {@link Risk#score}
   */
  static Severity of(int score) {
    if (score < TWO_WEEKS) {
      return NOTICE;
    }
    return score < SIX_WEEKS ? SERIOUS : GRAVE;
  }

  static Severity of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  String wireName() {
    return wireName;
  }
}
