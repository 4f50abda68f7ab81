package dev.milepost.progress.inviting;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.time.BusinessClock;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whoever has a link what they are invited to, signed in or not. */
@Component
class ShowInvitation {

  private final Invitations invitations;
  private final Cohorts cohorts;
  private final PublishedRoadmaps roadmaps;
  private final BusinessClock clock;

  ShowInvitation(
      Invitations invitations, Cohorts cohorts, PublishedRoadmaps roadmaps, BusinessClock clock) {
    this.invitations = invitations;
    this.cohorts = cohorts;
    this.roadmaps = roadmaps;
    this.clock = clock;
  }

  /**
   * @throws Problem {@code not-found} for a token that was never given
   */
  InvitedTo show(InvitationToken token) {
    Cohort cohort = invitations.find(token).flatMap(cohorts::find).orElseThrow(Problem::notFound);
    InvitationState state = invitations.state(token, cohort, clock.today(cohort.zone()));
    String roadmap = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion()).roadmap().title();
    return new InvitedTo(
        state,
        state == InvitationState.VALID
            ? new InvitingCohort(
                cohort.name(),
                cohort.roadmap(),
                cohort.roadmapVersion(),
                roadmap,
                cohort.startDay(),
                cohort.endDay())
            : null);
  }

  /**
   * @param cohort null once one can no longer join by the invitation
   */
  @Schema(name = "InvitedTo")
  record InvitedTo(InvitationState state, @Nullable InvitingCohort cohort) {}

  /**
   * Nothing of anybody in it.
   *
   * @param roadmap slug
   * @param roadmapVersion the published version that the cohort follows
   * @param roadmapTitle as people read it
   */
  @Schema(name = "InvitingCohort")
  record InvitingCohort(
      @Schema(example = "Machine learning, autumn 2026") String name,
      @Schema(example = "ml-engineer") String roadmap,
      @Schema(example = "3") int roadmapVersion,
      @Schema(example = "Become an ML engineer") String roadmapTitle,
      @Schema(example = "2026-09-07") LocalDate startDay,
      @Schema(example = "2027-03-07") LocalDate endDay) {}
}
