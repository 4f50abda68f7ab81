package dev.milepost.notification.rules;

import java.util.Arrays;
import java.util.Locale;

/** The reasons to write, by the names that the ledger, the metrics and the API have for them. */
public enum Rule {
  WELCOME(Category.WELCOME),
  STAGE_DUE_SOON(Category.REMINDERS),
  OVERDUE(Category.REMINDERS),
  SILENCE(Category.REMINDERS),
  STAGE_COMPLETED(Category.PROGRESS),
  ROADMAP_COMPLETED(Category.PROGRESS),
  MENTOR_WROTE(Category.MENTORS);

  private final Category category;
  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Rule(Category category) {
    this.category = category;
  }

  public Category category() {
    return category;
  }

  public String wireName() {
    return wireName;
  }

  /**
   * @throws IllegalArgumentException for an unknown name
   */
  public static Rule of(String wireName) {
    return Arrays.stream(values())
        .filter(rule -> rule.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule " + wireName));
  }
}
