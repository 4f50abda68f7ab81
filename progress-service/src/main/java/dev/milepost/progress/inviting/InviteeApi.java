package dev.milepost.progress.inviting;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.enrolling.Enrolled;
import dev.milepost.progress.enrolling.EnrolmentView;
import dev.milepost.progress.enrolling.LookUpEnrolments;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.inviting.ShowInvitation.InvitedTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invitations/{token}")
@Tag(name = "Invitations")
class InviteeApi {

  private final Callers callers;
  private final ShowInvitation show;
  private final AcceptInvitation accept;
  private final LookUpEnrolments lookUp;

  InviteeApi(
      Callers callers, ShowInvitation show, AcceptInvitation accept, LookUpEnrolments lookUp) {
    this.callers = callers;
    this.show = show;
    this.accept = accept;
    this.lookUp = lookUp;
  }

  @GetMapping
  @Operation(
      summary = "Show what one is invited to",
      description = "For everyone who has the token, signed in or not; nothing personal.")
  @ApiResponse(responseCode = "200", description = "The cohort, or why one can no longer join")
  InvitedTo show(@PathVariable String token) {
    return show.show(new InvitationToken(token));
  }

  @PostMapping("/join")
  @Operation(
      summary = "Join by an invitation",
      description =
          "For everyone who has the token. Who had withdrawn comes back with the plan of before;"
              + " who is in the cohort already stays as they are, and is not counted as a use.")
  @ApiResponse(responseCode = "201", description = "Joined; `Location` tells where")
  @ApiResponse(responseCode = "200", description = "Was in the cohort already, or is in it again")
  @FailsWith({"verified-email-required", "address-taken", "invitation-over"})
  ResponseEntity<EnrolmentView> join(SignedIn signedIn, @PathVariable String token) {
    Enrolled enrolled = accept.accept(callers.of(signedIn), new InvitationToken(token));
    EnrolmentView view = lookUp.one(enrolled.enrolment());
    return enrolled.outcome() == Enrolled.Outcome.CREATED
        ? ResponseEntity.created(URI.create("/api/v1/enrolments/" + view.id())).body(view)
        : ResponseEntity.ok(view);
  }
}
