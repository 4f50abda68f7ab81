package dev.milepost.progress.inviting;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.inviting.MakeInvitation.Made;
import dev.milepost.time.BusinessClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@RequestMapping("/api/v1/cohorts/{slug}/invitations")
@Tag(name = "Invitations", description = "Links by which people join a cohort")
class InvitationApi {

  private final Callers callers;
  private final CohortAccess access;
  private final Invitations invitations;
  private final MakeInvitation make;
  private final RevokeInvitation revoke;
  private final BusinessClock clock;
  private final String publicUrl;

  InvitationApi(
      Callers callers,
      CohortAccess access,
      Invitations invitations,
      MakeInvitation make,
      RevokeInvitation revoke,
      BusinessClock clock,
      @Value("${milepost.public-url}") String publicUrl) {
    this.callers = callers;
    this.access = access;
    this.invitations = invitations;
    this.make = make;
    this.revoke = revoke;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @GetMapping
  @Operation(
      summary = "List a cohort's invitations",
      description = "For its mentors and admins, the newest first, without their links.")
  @ApiResponse(responseCode = "200", description = "All of them")
  List<Invitation> list(SignedIn signedIn, @PathVariable String slug) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    return invitations.of(cohort, clock.today(cohort.zone()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Make an invitation",
      description =
          "For mentors and admins. Its link is told in this answer only; what is kept does not give"
              + " it away.")
  @ApiResponse(responseCode = "201", description = "The invitation's link")
  NewInvitation make(
      SignedIn signedIn, @PathVariable String slug, @RequestBody InvitationRequest wish) {
    Made made = make.make(callers.of(signedIn), slug, wish);
    return new NewInvitation(
        made.id(), made.token(), publicUrl + InvitationPage.PATH + made.token());
  }

  @DeleteMapping("/{invitation}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Revoke an invitation",
      description =
          "For mentors and admins. Nobody joins by it from then on; whoever has stays. Repeating it"
              + " changes nothing.")
  @ApiResponse(responseCode = "204", description = "It is revoked")
  void revoke(SignedIn signedIn, @PathVariable String slug, @PathVariable UUID invitation) {
    revoke.revoke(callers.of(signedIn), slug, invitation);
  }

  /**
   * @param token with which the API joins by it
   * @param link for people
   */
  record NewInvitation(
      UUID id,
      @Schema(example = "JkQ3v1m2Xb8sT0yHhZ5cW7rLp4Ng") String token,
      @Schema(
              example =
                  "https://milepost.example/progress/invitations/JkQ3v1m2Xb8sT0yHhZ5cW7rLp4Ng")
          String link) {

    /** Without the token, so that a log line that holds it lets nobody in. */
    @Override
    public String toString() {
      return "NewInvitation[" + id + "]";
    }
  }
}
