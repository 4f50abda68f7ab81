package dev.milepost.progress.cohorts;

import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The problems of making and changing cohorts. */
@Configuration(proxyBeanMethods = false)
class CohortProblems {

  private static final ProblemType COHORT_EXISTS =
      new ProblemType(
          "cohort-exists",
          409,
          "Cohort exists",
          "There is a cohort with this slug and other content; `faults` points at what differs."
              + " Change it with PATCH, or choose another slug.");
  private static final ProblemType ZONE_IS_FIXED =
      new ProblemType(
          "zone-is-fixed",
          409,
          "The zone is fixed",
          "The days of milestone events were counted in the cohort's zone, so it can no longer"
              + " change.");

  @Bean
  ProblemTypes cohortProblemTypes() {
    return ProblemTypes.of(COHORT_EXISTS, ZONE_IS_FIXED);
  }

  static Problem exists(List<Fault> differences) {
    return new Problem(COHORT_EXISTS, "There is a cohort with this slug, and it is another one.")
        .at(differences);
  }

  static Problem zoneIsFixed() {
    return new Problem(
            ZONE_IS_FIXED, "The cohort has milestone events, whose days were counted in its zone.")
        .at("/zone", "the zone that the cohort has");
  }
}
