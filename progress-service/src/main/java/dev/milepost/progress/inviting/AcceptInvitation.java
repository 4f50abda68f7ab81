package dev.milepost.progress.inviting;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.Enrolled;
import dev.milepost.progress.enrolling.JoinCohort;
import dev.milepost.progress.identity.Caller;
import dev.milepost.time.BusinessClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody joins a cohort by an invitation. */
@Component
class AcceptInvitation {

  private final Invitations invitations;
  private final Cohorts cohorts;
  private final JoinCohort join;
  private final BusinessClock clock;

  AcceptInvitation(Invitations invitations, Cohorts cohorts, JoinCohort join, BusinessClock clock) {
    this.invitations = invitations;
    this.cohorts = cohorts;
    this.join = join;
    this.clock = clock;
  }

  /**
   * Changes nothing for who is in the cohort already, whatever has become of the invitation. Who
   * had withdrawn is enrolled again, with the plan of before. Of those who come at once no more get
   * in than it has uses, and nobody is counted twice.
   *
   * @throws Problem {@code not-found} for a token that was never given in the caller's
   *     organisation, {@code invitation-over} when one can no longer join by it
   */
  @Transactional
  public Enrolled accept(Caller caller, InvitationToken token) {
    Cohort cohort =
        invitations
            .find(token)
            .flatMap(cohorts::find)
            .filter(known -> known.organisation().equals(caller.organisation()))
            .orElseThrow(Problem::notFound);
    // Before it is looked whether they are enrolled: of two clicks the second sees what the first
    // did.
    invitations.lock(token);
    return join.enter(caller, cohort.id(), still -> admit(still, token));
  }

  private void admit(Cohort cohort, InvitationToken token) {
    InvitationState state = invitations.state(token, cohort, clock.today(cohort.zone()));
    if (state != InvitationState.VALID) {
      throw InvitationProblems.over(state);
    }
    invitations.count(token);
  }
}
