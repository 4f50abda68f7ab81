package dev.milepost.progress.roster;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which page of a cohort's learners is wanted.
 *
 * @param search what the name must contain, letter case aside; empty for everybody
 */
public record RosterQuery(
    LearnerOrder order, boolean descending, String search, LearnerFilter show, PageOf page) {

  private static final int MAX_SEARCH = 100;

  /**
   * Reads the parameters of a request; empty stands for the default.
   *
   * @throws Problem that names every parameter that cannot be accepted
   */
  public static RosterQuery of(
      String sort, String order, String search, String show, int page, int size) {
    var faults = new ArrayList<>(PageOf.faults(page, size));
    LearnerOrder by = sort.isEmpty() ? LearnerOrder.PROGRESS : LearnerOrder.of(sort).orElse(null);
    if (by == null) {
      faults.add(new Fault("?sort", LearnerOrder.wireNames()));
    }
    if (!List.of("", "asc", "desc").contains(order)) {
      faults.add(new Fault("?order", "one of asc, desc"));
    }
    LearnerFilter filter = show.isEmpty() ? LearnerFilter.ALL : LearnerFilter.of(show).orElse(null);
    if (filter == null) {
      faults.add(new Fault("?show", LearnerFilter.wireNames()));
    }
    if (search.length() > MAX_SEARCH) {
      faults.add(new Fault("?search", "at most 100 characters"));
    }
    if (!faults.isEmpty()) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "The learners cannot be listed like this.")
          .at(faults);
    }
    LearnerOrder known = Objects.requireNonNull(by);
    boolean descending = order.isEmpty() ? known.isDescendingFirst() : order.equals("desc");
    return new RosterQuery(
        known, descending, search.strip(), Objects.requireNonNull(filter), new PageOf(page, size));
  }
}
