package dev.milepost.progress.replanning;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.pace.Replan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The problems of planning anew. */
@Configuration(proxyBeanMethods = false)
class ReplanProblems {

  static final String DOES_NOT_FIT_SLUG = "plan-does-not-fit";

  private static final ProblemType PLAN_IS_CLOSED =
      new ProblemType(
          "plan-is-closed",
          409,
          "The plan is closed",
          "The cohort is over or the learner has withdrawn: nothing can be planned any more.");
  private static final ProblemType DOES_NOT_FIT =
      new ProblemType(
          DOES_NOT_FIT_SLUG,
          409,
          "The plan does not fit",
          "Something required would be due after the cohort's last day. With `hoursToFit` hours a"
              + " week it would fit; where that is missing, no hours are enough, and more days or"
              + " an earlier start are needed.");

  @Bean
  ProblemTypes replanProblemTypes() {
    return ProblemTypes.of(PLAN_IS_CLOSED, DOES_NOT_FIT);
  }

  static Problem closed() {
    return new Problem(PLAN_IS_CLOSED, "Nothing can be planned in this enrolment any more.");
  }

  static Problem doesNotFit(Replan replan, Cohort cohort) {
    var problem =
        new Problem(
            DOES_NOT_FIT,
            "It would be through on %s, and the cohort's last day is %s."
                .formatted(replan.finish(), cohort.endDay()));
    Double hours = replan.hoursToFit();
    return hours == null || hours > PlanRequest.MOST_HOURS
        ? problem.at("/start", "an earlier day, or fewer days off")
        : problem.at("/hoursPerWeek", "at least " + hours).with("hoursToFit", hours);
  }
}
