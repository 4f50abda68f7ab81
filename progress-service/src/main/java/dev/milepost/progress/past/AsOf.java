package dev.milepost.progress.past;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.PlausibleDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day that somebody wants to see a dashboard of. */
public final class AsOf {

  private AsOf() {}

  /**
   * @param wanted null for today
   * @param today in the cohort's zone
   * @throws Problem for a day to come, and for one that no cohort can have had
   */
  public static LocalDate day(@Nullable LocalDate wanted, LocalDate today) {
    if (wanted == null) {
      return today;
    }
    if (wanted.isAfter(today)) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "Nobody knows where it will stand.")
          .at("?as-of", "a day that is past, or today");
    }
    if (!PlausibleDay.test(wanted)) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "Nobody knows where it stood.")
          .at("?as-of", PlausibleDay.RULE);
    }
    return wanted;
  }
}
