package dev.milepost.progress.roster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of a cohort's learners are wanted. */
public enum LearnerFilter {
  ALL("true"),
  /** Enrolled, with a required milestone that was due before today. */
  BEHIND("p.enrolled and p.next_due_day < :today"),
  /**
   * Enrolled, and without activity today and the thirteen days before, as far as they could have
   * any.
   */
  UNSEEN(
      """
      p.enrolled and coalesce(p.last_active_day, p.counts_from, :start) <= :today - 14\
      """),
  /** Enrolled, with a submission that waits for a review. */
  WAITING("p.enrolled and strpos(p.standing, 'r') > 0"),
  WITHDRAWN("not p.enrolled");

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final String sql;

  LearnerFilter(String sql) {
    this.sql = sql;
  }

  /** The name in the API, such as {@code behind}. */
  public String wireName() {
    return wireName;
  }

  String sql() {
    return sql;
  }

  static Optional<LearnerFilter> of(String wireName) {
    return Arrays.stream(values()).filter(filter -> filter.wireName.equals(wireName)).findFirst();
  }

  static String wireNames() {
    return Arrays.stream(values())
        .map(LearnerFilter::wireName)
        .collect(Collectors.joining(", ", "one of ", ""));
  }
}
