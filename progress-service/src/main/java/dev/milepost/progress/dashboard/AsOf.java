package dev.milepost.progress.dashboard;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day that somebody wants to see a dashboard of. */
public final class AsOf {

  private AsOf() {}

  /**
   * @param wanted null for today
   * @param today in the cohort's zone
   * @throws Problem for a day to come
   */
  public static LocalDate day(@Nullable LocalDate wanted, LocalDate today) {
    if (wanted == null) {
      return today;
    }
    if (wanted.isAfter(today)) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "Nobody knows where it will stand.")
          .at("?as-of", "a day that is past, or today");
    }
    return wanted;
  }
}
