package dev.milepost.progress.roster;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.past.LearnerThen;
import dev.milepost.progress.roster.RosterPage.FilterCounts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The learners of a cohort as they stood at the end of a past day, in the orders of {@link Roster};
 * equal ones by name. How somebody stood then follows from their history, which no index knows, so
 * all of a cohort are at hand for each page.
 *
 * @param learners all of the cohort, by name
 * @param day a past one, in the cohort's zone
 */
public record RosterThen(Cohort cohort, List<LearnerThen> learners, LocalDate day) {

  private static final int UNSEEN_DAYS = 14;

  /**
   * @throws Problem when those are wanted who waited for a review
   */
  public RosterPage page(RosterQuery query) {
    List<LearnerThen> named = named(query);
    List<LearnerThen> found = found(named, query);
    List<LearnerRow> shown =
        found.stream()
            .skip(query.page().offset())
            .limit(query.page().size())
            .map(this::row)
            .toList();
    return new RosterPage(
        shown, query.page().number(), query.page().size(), found.size(), counts(named));
  }

  /**
   * All whom {@code query} finds, in its order, whatever page it asks for.
   *
   * @throws Problem as {@link #page}
   */
  public List<LearnerRow> all(RosterQuery query) {
    return found(named(query), query).stream().map(this::row).toList();
  }

  public LearnerRow row(LearnerThen learner) {
    return new LearnerRows(learner.standing().outline(), day).row(learner);
  }

  private List<LearnerThen> named(RosterQuery query) {
    if (query.show() == LearnerFilter.WAITING) {
      throw new Problem(
              EdgeProblems.INVALID_PARAMETERS, "Who waited for a review on a past day is not kept.")
          .at("?show", "one of all, behind, unseen, withdrawn");
    }
    String part = query.search().toLowerCase(Locale.ROOT);
    return learners.stream()
        .filter(learner -> learner.name().toLowerCase(Locale.ROOT).contains(part))
        .toList();
  }

  private List<LearnerThen> found(List<LearnerThen> named, RosterQuery query) {
    Comparator<LearnerThen> order = order(query.order());
    return named.stream()
        .filter(learner -> is(query.show(), learner))
        .sorted(
            Comparator.comparing(LearnerThen::isEnrolled, Comparator.reverseOrder())
                .thenComparing(query.descending() ? order.reversed() : order))
        .toList();
  }

  private FilterCounts counts(List<LearnerThen> named) {
    return new FilterCounts(
        named.size(),
        count(named, LearnerFilter.BEHIND),
        count(named, LearnerFilter.UNSEEN),
        null,
        count(named, LearnerFilter.WITHDRAWN));
  }

  private int count(List<LearnerThen> named, LearnerFilter filter) {
    return (int) named.stream().filter(learner -> is(filter, learner)).count();
  }

  /** As {@link LearnerFilter} has it in SQL. */
  private boolean is(LearnerFilter filter, LearnerThen learner) {
    return switch (filter) {
      case ALL -> true;
      case BEHIND -> learner.isEnrolled() && learner.pace().daysAhead(day) < 0;
      case UNSEEN -> learner.isEnrolled() && !seen(learner).isAfter(day.minusDays(UNSEEN_DAYS));
      case WITHDRAWN -> !learner.isEnrolled();
      case WAITING -> false;
    };
  }

  private LocalDate seen(LearnerThen learner) {
    if (learner.lastActive() != null) {
      return learner.lastActive();
    }
    return learner.countsFrom() == null ? cohort.startDay() : learner.countsFrom();
  }

  /** As {@link LearnerOrder} has it in SQL. */
  private Comparator<LearnerThen> order(LearnerOrder order) {
    return switch (order) {
      case PROGRESS -> Comparator.comparingInt(learner -> learner.standing().pointsDone());
      case PACE -> Comparator.comparingInt(learner -> learner.pace().daysAhead(day));
      case NAME -> Comparator.comparingInt(LearnerThen::place);
      case ACTIVITY -> Comparator.comparing(learner -> orElse(learner.lastActive(), LocalDate.MIN));
      case STAGES ->
          Comparator.<LearnerThen>comparingInt(learner -> learner.standing().stagesCompleted())
              .thenComparingInt(learner -> learner.standing().currentStage());
      case NEXT_DUE ->
          Comparator.comparing(learner -> orElse(learner.pace().nextDue(), LocalDate.MAX));
    };
  }

  private static LocalDate orElse(@Nullable LocalDate day, LocalDate other) {
    return day == null ? other : day;
  }
}
