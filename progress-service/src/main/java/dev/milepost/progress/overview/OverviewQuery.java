package dev.milepost.progress.overview;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.roster.PageOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of one's cohorts are wanted.
 *
 * @param phase null for the first one that has any: running, coming, ended
 * @param search what name, slug or term must contain, letter case aside; empty for all
 * @param asOf the day to show, of each cohort's zone, where it has come; null for today
 */
record OverviewQuery(@Nullable Phase phase, String search, PageOf page, @Nullable LocalDate asOf) {

  private static final int MAX_SEARCH = 100;

  /**
   * Reads the parameters of a request; empty stands for the default.
   *
   * @throws Problem {@code invalid-parameters} that names each that cannot be accepted
   */
  static OverviewQuery of(
      String phase, String search, int page, int size, @Nullable LocalDate asOf) {
    PageOf wanted = PageOf.checked(page, size);
    var faults = new ArrayList<Fault>();
    Phase known = Phase.named(phase).orElse(null);
    if (known == null && !phase.isEmpty()) {
      faults.add(new Fault("?phase", "one of running, coming, ended"));
    }
    if (search.length() > MAX_SEARCH) {
      faults.add(new Fault("?search", "at most 100 characters"));
    }
    if (!faults.isEmpty()) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "Cohorts cannot be listed like this.")
          .at(List.copyOf(faults));
    }
    return new OverviewQuery(known, search.strip(), wanted, asOf);
  }
}
