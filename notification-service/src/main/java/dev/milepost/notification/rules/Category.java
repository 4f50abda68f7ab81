package dev.milepost.notification.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reader can choose how to receive, one by one. */
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
  DIGEST(false),
  /** For mentors: what waits for them. */
  MENTORING(true),
  /** For mentors: how their cohorts stand, once a week, with what was folded. */
  OVERVIEW(false);

  private final boolean nudge;
  private final String wireName = name().toLowerCase(Locale.ROOT);

  Category(boolean nudge) {
    this.nudge = nudge;
  }

  /**
   * Whether it comes of our own accord: such messages count against their reader's limits, can wait
   * for a digest, and are what a holdout of learners goes without. The others answer something, or
   * come once a week.
   */
  public boolean isNudge() {
    return nudge;
  }

  /** Whether it is for who looks after cohorts, and not for learners. */
  public boolean isForMentors() {
    return this == MENTORING || this == OVERVIEW;
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
