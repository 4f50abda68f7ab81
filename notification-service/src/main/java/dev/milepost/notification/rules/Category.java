package dev.milepost.notification.rules;

import java.util.Arrays;
import java.util.Locale;

/** What a learner can stop receiving, one by one. */
public enum Category {
  /** The one mail at the start; whoever does not want it wants none. */
  WELCOME,
  REMINDERS,
  PROGRESS,
  /** What a mentor writes in person. */
  MENTORS;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  public static Category of(String wireName) {
    return Arrays.stream(values())
        .filter(category -> category.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no category " + wireName));
  }
}
