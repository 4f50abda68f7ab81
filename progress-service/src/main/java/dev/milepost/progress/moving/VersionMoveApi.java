package dev.milepost.progress.moving;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.progress.roster.PageOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@RequestMapping("/api/v1/cohorts/{slug}/version-moves")
@Tag(name = "Cohorts")
class VersionMoveApi {

  private final Callers callers;
  private final CohortAccess access;
  private final PublishedRoadmaps roadmaps;
  private final CohortMoves moves;
  private final TryMove tryMove;
  private final MoveCohort moveCohort;

  VersionMoveApi(
      Callers callers,
      CohortAccess access,
      PublishedRoadmaps roadmaps,
      CohortMoves moves,
      TryMove tryMove,
      MoveCohort moveCohort) {
    this.callers = callers;
    this.access = access;
    this.roadmaps = roadmaps;
    this.moves = moves;
    this.tryMove = tryMove;
    this.moveCohort = moveCohort;
  }

  @GetMapping
  @Operation(
      summary = "List the moves of a cohort to other versions of its roadmap",
      description = "For its mentors and admins.")
  @ApiResponse(responseCode = "200", description = "All of them, the latest first")
  List<VersionMove> list(SignedIn signedIn, @PathVariable String slug) {
    return moves.of(access.forStaff(callers.of(signedIn), slug));
  }

  @GetMapping("/dry-run")
  @Operation(
      summary = "Tell what moving a cohort to another version of its roadmap would change",
      description =
          "For its mentors and admins; changes nothing. What is done is found again by the"
              + " milestones' keys. All figures are of one moment.")
  @ApiResponse(responseCode = "200", description = "What would change, and for whom")
  @FailsWith("invalid-parameters")
  DryRun dryRun(
      SignedIn signedIn,
      @PathVariable String slug,
      @Parameter(description = "A published version", example = "2") @RequestParam int to,
      @Parameter(description = "Of the learners, from 1") @RequestParam(defaultValue = "1")
          int page,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    var outline =
        roadmaps
            .find(cohort.roadmap(), to)
            .orElseThrow(
                () ->
                    new Problem(EdgeProblems.INVALID_PARAMETERS, "The roadmap has no such version.")
                        .at("?to", "a published version of " + cohort.roadmap()));
    return tryMove.run(cohort, outline, to, PageOf.checked(page, size));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Move a cohort to another version of its roadmap",
      description =
          "For admins; up or down. Done work is kept by the milestones' keys: what the version"
              + " lacks stays in the log and counts again in a version that has it. Learners' plans"
              + " are laid out anew; due days of their own stay.")
  @ApiResponse(responseCode = "201", description = "Moved, with all of its learners")
  @FailsWith("cohort-moved-meanwhile")
  VersionMove move(SignedIn signedIn, @PathVariable String slug, @RequestBody MoveRequest request) {
    return moveCohort.move(callers.of(signedIn), slug, request);
  }
}
