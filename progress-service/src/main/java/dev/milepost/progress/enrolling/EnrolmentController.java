package dev.milepost.progress.enrolling;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@RequestMapping("/api/v1/enrolments/{id}")
@Tag(name = "Enrolments")
class EnrolmentController {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final LookUpEnrolments lookUp;
  private final WithdrawLearner withdraw;
  private final ReinstateLearner reinstate;

  EnrolmentController(
      Callers callers,
      EnrolmentAccess access,
      LookUpEnrolments lookUp,
      WithdrawLearner withdraw,
      ReinstateLearner reinstate) {
    this.callers = callers;
    this.access = access;
    this.lookUp = lookUp;
    this.withdraw = withdraw;
    this.reinstate = reinstate;
  }

  @GetMapping
  @Operation(
      summary = "Show an enrolment",
      description = "For the learner, the cohort's mentors and admins.")
  @ApiResponse(responseCode = "200", description = "The enrolment")
  EnrolmentView show(SignedIn signedIn, @PathVariable UUID id) {
    return lookUp.one(access.forReader(callers.of(signedIn), id).id());
  }

  @PostMapping("/withdrawal")
  @Operation(
      summary = "Withdraw from a cohort",
      description =
          "For the learner, the cohort's mentors and admins. Events after the day no longer count,"
              + " those that are recorded already included. Sending the same again changes"
              + " nothing; a later day than before is for mentors and admins.")
  @ApiResponse(responseCode = "200", description = "The enrolment as it now is")
  EnrolmentView withdraw(
      SignedIn signedIn, @PathVariable UUID id, @RequestBody Withdrawal withdrawal) {
    Caller caller = callers.of(signedIn);
    withdraw.withdraw(caller, id, withdrawal.day());
    return lookUp.one(id);
  }

  @DeleteMapping("/withdrawal")
  @Operation(
      summary = "Take a withdrawal back",
      description = "For the cohort's mentors and admins; a learner joins an open cohort again.")
  @ApiResponse(responseCode = "200", description = "The enrolment as it now is")
  EnrolmentView reinstate(SignedIn signedIn, @PathVariable UUID id) {
    reinstate.reinstate(callers.of(signedIn), id);
    return lookUp.one(id);
  }

  /**
   * @param day in the cohort's zone; when missing the one that is known, else today, or the end of
   *     a cohort that is over
   */
  record Withdrawal(
      @Schema(example = "2026-10-31", description = "The last day whose events count")
          @Nullable LocalDate day) {}
}
