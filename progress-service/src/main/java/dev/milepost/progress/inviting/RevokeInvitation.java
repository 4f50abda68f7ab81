package dev.milepost.progress.inviting;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.time.BusinessClock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A mentor or an admin revokes an invitation. */
@Component
public class RevokeInvitation {

  private final CohortAccess access;
  private final Invitations invitations;
  private final BusinessClock clock;

  RevokeInvitation(CohortAccess access, Invitations invitations, BusinessClock clock) {
    this.access = access;
    this.invitations = invitations;
    this.clock = clock;
  }

  /**
   * Nobody joins by it from then on; whoever has stays. Repeating it changes nothing.
   *
   * @throws Problem {@code not-found} for who is no staff of the cohort, and for an invitation that
   *     it does not have
   */
  @Transactional
  public void revoke(Caller caller, String slug, UUID invitation) {
    Cohort cohort = access.forStaff(caller, slug);
    if (!invitations.revoke(cohort, invitation, clock.now())) {
      throw Problem.notFound();
    }
  }
}
