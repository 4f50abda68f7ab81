package dev.milepost.progress.moving;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The problems of moving cohorts. */
@Configuration(proxyBeanMethods = false)
class MoveProblems {

  private static final ProblemType MOVED_MEANWHILE =
      new ProblemType(
          "cohort-moved-meanwhile",
          409,
          "Cohort moved meanwhile",
          "The cohort does not have the version that the move starts from: somebody has moved it,"
              + " or the same was sent twice. Look at what a move would change now, and send it"
              + " again with the version that the cohort has.");

  @Bean
  ProblemTypes moveProblemTypes() {
    return ProblemTypes.of(MOVED_MEANWHILE);
  }

  static Problem movedMeanwhile(int present) {
    return new Problem(
            MOVED_MEANWHILE,
            "The cohort has version %d by now; nothing was moved.".formatted(present))
        .at("/from", String.valueOf(present));
  }
}
