package dev.milepost.progress.inviting;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The problems of joining by an invitation. */
@Configuration(proxyBeanMethods = false)
class InvitationProblems {

  private static final ProblemType INVITATION_OVER =
      new ProblemType(
          "invitation-over",
          410,
          "Invitation no longer valid",
          "Nobody can join by this invitation any more; `reason` says why: `revoked`, `expired`,"
              + " `used-up` or `cohort-over`. Ask who sent it for another.");

  @Bean
  ProblemTypes invitationProblemTypes() {
    return ProblemTypes.of(INVITATION_OVER);
  }

  static Problem over(InvitationState reason) {
    return new Problem(INVITATION_OVER, "One can no longer join by this invitation.")
        .with("reason", reason.wireName());
  }
}
