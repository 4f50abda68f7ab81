package dev.milepost.progress.identity;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@RequestMapping("/api/v1/me")
@Tag(name = "Me", description = "The person who is signed in")
class MeController {

  private final Callers callers;
  private final LookUpMe lookUp;
  private final ChangeProfile change;

  MeController(Callers callers, LookUpMe lookUp, ChangeProfile change) {
    this.callers = callers;
    this.lookUp = lookUp;
    this.change = change;
  }

  @GetMapping
  @Operation(
      summary = "Who am I?",
      description =
          "Profile, roles, enrolments and mentored cohorts. The first call of a new log-in ties it"
              + " to the person with its verified address, or makes one.")
  @ApiResponse(responseCode = "200", description = "The person who is signed in")
  Me me(SignedIn signedIn) {
    return lookUp.me(callers.of(signedIn));
  }

  @PatchMapping
  @Operation(
      summary = "Change my profile",
      description =
          "Name, time zone and language; what is missing stays as it is. The address is the"
              + " issuer's to change.")
  @ApiResponse(responseCode = "200", description = "The person as they now are")
  Me change(SignedIn signedIn, @RequestBody ProfileChange wish) {
    Caller caller = callers.of(signedIn);
    change.change(caller, wish);
    return lookUp.me(caller);
  }
}
