package dev.milepost.progress.risk;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.risk.ProposeMessage.MessageDraft;
import dev.milepost.time.BusinessClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken", "not-allowed"})
@RequestMapping("/api/v1/enrolments/{id}")
@Tag(name = "Interventions")
class AlertApi {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final Cohorts cohorts;
  private final SnoozeAlert snooze;
  private final ProposeMessage propose;
  private final BusinessClock clock;

  AlertApi(
      Callers callers,
      EnrolmentAccess access,
      Cohorts cohorts,
      SnoozeAlert snooze,
      ProposeMessage propose,
      BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.cohorts = cohorts;
    this.snooze = snooze;
    this.propose = propose;
    this.clock = clock;
  }

  @PutMapping("/snooze")
  @Operation(
      summary = "Leave a learner out of the at-risk list for a while",
      description =
          "For the cohort's mentors and admins: for 1 to 30 days, or until a day. The learner is"
              + " listed again on that day, or sooner when things get more serious than waiting"
              + " alone would make them: a score of 14 is more serious than less, one of 42 more"
              + " than that. Sending the same again changes nothing.")
  @ApiResponse(responseCode = "200", description = "Until when it holds")
  @FailsWith("too-late-to-help")
  SnoozedUntil snooze(
      SignedIn signedIn, @PathVariable UUID id, @RequestBody SnoozeRequest request) {
    return new SnoozedUntil(
        snooze.snooze(callers.of(signedIn), id, request.days(), request.until()));
  }

  @DeleteMapping("/snooze")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "List a learner again",
      description = "For the cohort's mentors and admins. Repeating it changes nothing.")
  @ApiResponse(responseCode = "204", description = "No snooze is left")
  void takeBack(SignedIn signedIn, @PathVariable UUID id) {
    snooze.takeBack(callers.of(signedIn), id);
  }

  @GetMapping("/messages/draft")
  @Operation(
      summary = "Propose what to write to a learner",
      description =
          "For the cohort's mentors and admins: from the reasons and the next step, in the"
              + " learner's language. Nothing is sent; change it and post it as a message.")
  @ApiResponse(responseCode = "200", description = "A draft")
  MessageDraft draft(SignedIn signedIn, @PathVariable UUID id) {
    var enrolment = access.forStaff(callers.of(signedIn), id);
    Cohort cohort = cohorts.find(enrolment.cohortId()).orElseThrow();
    return propose.propose(cohort, id, clock.today(cohort.zone()));
  }

  /** One of the two. */
  record SnoozeRequest(
      @Schema(description = "1 to 30", example = "7") @Nullable Integer days,
      @Schema(description = "The day on which the learner is listed again")
          @Nullable LocalDate until) {}

  record SnoozedUntil(@Schema(example = "2026-12-07") LocalDate until) {}
}
