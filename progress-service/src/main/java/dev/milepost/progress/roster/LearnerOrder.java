package dev.milepost.progress.roster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a cohort's learners can be sorted by. */
public enum LearnerOrder {
  /** By points. */
  PROGRESS("p.points_done", true),
  /** By days ahead of the plan; the same figure as {@code Pace.daysAhead}. */
  PACE(
      """
      case when p.next_due_day < :today then p.next_due_day - :today
           when p.done_through_day > :today then p.done_through_day - :today
           else 0 end\
      """,
      false),
  NAME("lower(person.name)", false),
  /** By the last day with activity; who never had one stands before everybody. */
  ACTIVITY("coalesce(p.last_active_day, '-infinity')", true),
  /** By the number of stages completed, then by the current one. */
  STAGES("p.stages_completed * 1000 + p.current_stage", true),
  /**
   * By the earliest day on which something is due that is not done; who has done all comes last.
   */
  NEXT_DUE("coalesce(p.next_due_day, 'infinity')", false);

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String sql;
  private final boolean descendingFirst;

  LearnerOrder(String sql, boolean descendingFirst) {
    this.sql = sql;
    this.descendingFirst = descendingFirst;
  }

  /** The name in the API, such as {@code progress}. */
  public String wireName() {
    return wireName;
  }

  /** The direction that is meant when none is named. */
  public boolean isDescendingFirst() {
    return descendingFirst;
  }

  String sql() {
    return sql;
  }

  static Optional<LearnerOrder> of(String wireName) {
    return Arrays.stream(values()).filter(order -> order.wireName.equals(wireName)).findFirst();
  }

  static String wireNames() {
    return Arrays.stream(values())
        .map(LearnerOrder::wireName)
        .collect(Collectors.joining(", ", "one of ", ""));
  }
}
