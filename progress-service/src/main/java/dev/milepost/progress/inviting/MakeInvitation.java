package dev.milepost.progress.inviting;

import dev.milepost.edge.problem.Problem;
import dev.milepost.events.EventIds;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.time.BusinessClock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A mentor or an admin makes a link by which people join a cohort. */
@Component
public class MakeInvitation {

  private final CohortAccess access;
  private final Invitations invitations;
  private final BusinessClock clock;

  MakeInvitation(CohortAccess access, Invitations invitations, BusinessClock clock) {
    this.access = access;
    this.invitations = invitations;
    this.clock = clock;
  }

  /**
   * Makes it, and tells its token, which is not kept.
   *
   * @throws Problem {@code not-found} for who is no staff of the cohort, or {@code invalid-fields}
   */
  @Transactional
  public Made make(Caller caller, String slug, InvitationRequest wish) {
    Cohort cohort = access.forStaff(caller, slug);
    wish.check(cohort, clock.today(cohort.zone()));
    Instant now = clock.now();
    UUID id = EventIds.at(now);
    var token = InvitationToken.random();
    invitations.insert(id, cohort, token, caller.personId(), now, wish);
    return new Made(id, token.text());
  }

  /**
   * @param token the last step of the link's path
   */
  public record Made(UUID id, String token) {

    /** Without the token, so that a log line that holds it lets nobody in. */
    @Override
    public String toString() {
      return "Made[" + id + "]";
    }
  }
}
