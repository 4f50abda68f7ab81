package dev.milepost.progress.intervening;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.reporting.IdempotencyKey;
import dev.milepost.time.BusinessClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@Tag(name = "Interventions", description = "What is done for single learners, and who came back")
class InterventionApi {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final CohortAccess cohorts;
  private final Interventions interventions;
  private final WriteToLearner write;
  private final ExtendPlan extend;
  private final CountReturns returns;
  private final BusinessClock clock;

  InterventionApi(
      Callers callers,
      EnrolmentAccess access,
      CohortAccess cohorts,
      Interventions interventions,
      WriteToLearner write,
      ExtendPlan extend,
      CountReturns returns,
      BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.cohorts = cohorts;
    this.interventions = interventions;
    this.write = write;
    this.extend = extend;
    this.returns = returns;
    this.clock = clock;
  }

  @GetMapping("/api/v1/enrolments/{id}/interventions")
  @Operation(
      summary = "List what was done for a learner",
      description =
          "For the cohort's mentors and admins, the latest first. Who was active on one of the"
              + " seven days that followed came back, and who did something later on the same day;"
              + " for a snooze, its days count instead. Reports that come later count on the day"
              + " that they tell of.")
  @ApiResponse(responseCode = "200", description = "All of them")
  @FailsWith("not-allowed")
  InterventionList list(SignedIn signedIn, @PathVariable UUID id) {
    access.forStaff(callers.of(signedIn), id);
    return new InterventionList(interventions.of(id));
  }

  @GetMapping("/api/v1/enrolments/{id}/messages")
  @Operation(
      summary = "List what was written to a learner",
      description = "For the learner, the cohort's mentors and admins, the latest first.")
  @ApiResponse(responseCode = "200", description = "All of them")
  MessageList messages(SignedIn signedIn, @PathVariable UUID id) {
    access.forReader(callers.of(signedIn), id);
    return new MessageList(interventions.messages(id));
  }

  @PostMapping("/api/v1/enrolments/{id}/messages")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Write to a learner",
      description =
          "For the cohort's mentors and admins. The message stands on the learner's path and is"
              + " mailed once, in the name and without the address of who wrote it, unless the"
              + " learner has stopped such mails. Sending the same `Idempotency-Key` again writes"
              + " nothing and answers what came of the first.")
  @ApiResponse(responseCode = "201", description = "Written")
  @FailsWith({"not-allowed", "too-late-to-help", "invalid-parameters"})
  Intervention write(
      SignedIn signedIn,
      @PathVariable UUID id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody MessageRequest request) {
    return write.write(callers.of(signedIn), id, request.subject(), request.text(), keyOrNew(key));
  }

  @PostMapping("/api/v1/enrolments/{id}/extensions")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Give a learner more time",
      description =
          "For the cohort's mentors and admins. What is not done is due that many days later, on"
              + " the next day that is no blackout day, and never after the cohort's last day:"
              + " `heldAtEnd` tells how many due days stopped there. Sending the same"
              + " `Idempotency-Key` again changes nothing and answers what came of the first.")
  @ApiResponse(responseCode = "201", description = "The plan is extended")
  @FailsWith({"not-allowed", "too-late-to-help", "nothing-to-extend", "invalid-parameters"})
  Intervention extend(
      SignedIn signedIn,
      @PathVariable UUID id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody ExtensionRequest request) {
    return extend.extend(callers.of(signedIn), id, request.days(), keyOrNew(key));
  }

  @GetMapping("/api/v1/cohorts/{slug}/interventions/returns")
  @Operation(
      summary = "Count who came back",
      description =
          "For the cohort's mentors and admins. Of the messages and longer plans of the last 28"
              + " days whose seven days are over, those that activity followed on the same day or"
              + " within the seven days; and the share of a week before.")
  @ApiResponse(responseCode = "200", description = "The counts and the share")
  Returns returns(SignedIn signedIn, @PathVariable String slug) {
    Cohort cohort = cohorts.forStaff(callers.of(signedIn), slug);
    return returns.count(cohort.id(), clock.today(cohort.zone()));
  }

  private static String keyOrNew(@Nullable String key) {
    return Objects.requireNonNullElseGet(
        IdempotencyKey.checked(key), () -> UUID.randomUUID().toString());
  }

  record InterventionList(List<Intervention> interventions) {}

  record MessageList(List<WrittenMessage> messages) {}

  record MessageRequest(
      @Schema(description = "One line of at most 200 characters; may be left out")
          @Nullable String subject,
      @Schema(description = "Plain text of 1 to 4000 characters") @Nullable String text) {

    /** Without its content, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "MessageRequest[hidden]";
    }
  }

  record ExtensionRequest(@Schema(description = "1 to 60", example = "7") @Nullable Integer days) {}
}
