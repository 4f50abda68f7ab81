package dev.milepost.progress.cohorts;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.identity.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@RequestMapping("/api/v1/cohorts/{slug}/mentors")
@Tag(name = "Mentors", description = "Who may see and review all of a cohort")
class MentorController {

  private final Callers callers;
  private final CohortAccess access;
  private final Mentorships mentorships;
  private final AppointMentor appoint;
  private final DismissMentor dismiss;

  MentorController(
      Callers callers,
      CohortAccess access,
      Mentorships mentorships,
      AppointMentor appoint,
      DismissMentor dismiss) {
    this.callers = callers;
    this.access = access;
    this.mentorships = mentorships;
    this.appoint = appoint;
    this.dismiss = dismiss;
  }

  @GetMapping
  @Operation(summary = "List a cohort's mentors", description = "For its mentors and admins.")
  @ApiResponse(responseCode = "200", description = "All of them, by name")
  List<MentorView> list(SignedIn signedIn, @PathVariable String slug) {
    return mentorships.of(access.forStaff(callers.of(signedIn), slug));
  }

  @PutMapping("/{mentor}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Make somebody a mentor",
      description =
          "For admins. An address that is not known yet becomes a person, who finds the cohort at"
              + " the first log-in with it. Repeating it changes nothing.")
  @ApiResponse(responseCode = "204", description = "They are a mentor of the cohort")
  @FailsWith("invalid-parameters")
  void appoint(
      SignedIn signedIn,
      @PathVariable String slug,
      @Parameter(description = "Person id or e-mail address", example = "max@example.org")
          @PathVariable
          String mentor) {
    appoint.appoint(callers.of(signedIn), slug, mentor);
  }

  @DeleteMapping("/{mentor}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Take somebody from the mentors",
      description = "For admins. Repeating it changes nothing.")
  @ApiResponse(responseCode = "204", description = "They are no mentor of the cohort")
  void dismiss(
      SignedIn signedIn,
      @PathVariable String slug,
      @Parameter(description = "Person id or e-mail address", example = "max@example.org")
          @PathVariable
          String mentor) {
    dismiss.dismiss(callers.of(signedIn), slug, mentor);
  }
}
