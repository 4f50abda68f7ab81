package dev.milepost.progress.replanning;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@RequestMapping("/api/v1/enrolments/{id}/plan")
@Tag(name = "Plans", description = "Due days by the hours that a learner has")
class PlanApi {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final ShowPlan show;
  private final PreviewPlan preview;
  private final FollowWishes follow;
  private final ReturnToCohort back;

  PlanApi(
      Callers callers,
      EnrolmentAccess access,
      ShowPlan show,
      PreviewPlan preview,
      FollowWishes follow,
      ReturnToCohort back) {
    this.callers = callers;
    this.access = access;
    this.show = show;
    this.preview = preview;
    this.follow = follow;
    this.back = back;
  }

  @GetMapping
  @Operation(
      summary = "Show a learner's plan",
      description =
          "For the learner, the cohort's mentors and admins: every due day, where the plan comes"
              + " from, and the wishes that it was last laid out by.")
  @ApiResponse(responseCode = "200", description = "The plan")
  LearnerPlan show(SignedIn signedIn, @PathVariable UUID id) {
    return show.show(access.forReader(callers.of(signedIn), id));
  }

  @PostMapping("/preview")
  @Operation(
      summary = "See what a plan would be",
      description =
          "For the learner, the cohort's mentors and admins. Changes nothing. What is done keeps"
              + " its due day; the required rest is spread over the hours of the days that are"
              + " neither off nor a blackout day.")
  @ApiResponse(responseCode = "200", description = "The due days as they are and as they would be")
  @FailsWith("plan-is-closed")
  PlanPreview preview(SignedIn signedIn, @PathVariable UUID id, @RequestBody PlanRequest request) {
    return preview.preview(access.forReader(callers.of(signedIn), id), request);
  }

  @PutMapping
  @Operation(
      summary = "Plan anew",
      description =
          "For the learner, the cohort's mentors and admins. The plan is then the learner's own:"
              + " reminders, pace and risk go by it, and it stays when the cohort's calendar"
              + " changes. Nothing is planned beyond the cohort's last day.")
  @ApiResponse(responseCode = "200", description = "The plan as it now is")
  @FailsWith({"plan-is-closed", "plan-does-not-fit"})
  LearnerPlan follow(SignedIn signedIn, @PathVariable UUID id, @RequestBody PlanRequest request) {
    Caller caller = callers.of(signedIn);
    follow.follow(caller, id, request);
    return show.show(access.forReader(caller, id));
  }

  @DeleteMapping
  @Operation(
      summary = "Go back to the cohort's plan",
      description =
          "For the learner, the cohort's mentors and admins. The due days are those of the cohort's"
              + " calendar again; the wishes are kept.")
  @ApiResponse(responseCode = "200", description = "The plan as it now is")
  @FailsWith("plan-is-closed")
  LearnerPlan reset(SignedIn signedIn, @PathVariable UUID id) {
    Caller caller = callers.of(signedIn);
    back.goBack(caller, id);
    return show.show(access.forReader(caller, id));
  }
}
