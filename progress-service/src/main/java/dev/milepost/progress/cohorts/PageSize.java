package dev.milepost.progress.cohorts;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;

/** How many entries a page of a list may have. */
public final class PageSize {

  public static final int MAX = 500;

  private PageSize() {}

  /**
   * @throws Problem {@code invalid-parameters} for a size that no page has
   */
  public static void check(int limit) {
    if (limit < 1 || limit > MAX) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "A page cannot have that many entries.")
          .at("?limit", "a number from 1 to " + MAX);
    }
  }
}
