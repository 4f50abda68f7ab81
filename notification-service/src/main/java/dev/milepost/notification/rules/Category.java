package dev.milepost.notification.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a learner can choose how to receive, one by one. */
public enum Category {
  /** The one mail at the start; whoever does not want it wants none. */
  WELCOME(false),
  REMINDERS(true),
  PROGRESS(true),
  /** What a mentor says of work that was handed in. */
  REVIEWS(false),
  /** What a mentor writes in person. */
  MENTORS(false),
  /** Only for who asks for it. */
  STREAKS(true),
  /** What was folded, once a week. */
  DIGEST(false);

  private final boolean nudge;
  private final String wireName = name().toLowerCase(Locale.ROOT);

  Category(boolean nudge) {
    this.nudge = nudge;
  }

  /**
   * Whether it comes of our own accord: such messages count against their reader's limits, can wait
   * for the digest, and are what a holdout goes without. The others answer something.
   */
  public boolean isNudge() {
    return nudge;
  }

  /** Whether it comes without being asked for. */
  public boolean comesByItself() {
    return this != STREAKS;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<Category> named(String wireName) {
    return Arrays.stream(values())
        .filter(category -> category.wireName.equals(wireName))
        .findFirst();
  }

  public static Category of(String wireName) {
    return named(wireName)
        .orElseThrow(() -> new IllegalArgumentException("no category " + wireName));
  }
}
