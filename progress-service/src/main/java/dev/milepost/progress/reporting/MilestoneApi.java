package dev.milepost.progress.reporting;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.reporting.ReportMilestone.Accepted;
import dev.milepost.progress.reporting.ReportOutcome.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Milestone reports, one at a time. */
@RestController
@FailsWith({"verified-email-required", "address-taken"})
@Tag(name = "Milestones")
class MilestoneApi {

  static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Callers callers;
  private final ReportMilestone reportMilestone;
  private final ReportOutcome outcome;

  MilestoneApi(Callers callers, ReportMilestone reportMilestone, ReportOutcome outcome) {
    this.callers = callers;
    this.reportMilestone = reportMilestone;
    this.outcome = outcome;
  }

  @Operation(
      summary = "Report a milestone",
      description =
          """
          Answers 202 once Kafka holds the report on all in-sync replicas; it is then recorded exactly once, \
          whatever fails. `Location` tells what became of it. With `Prefer: wait=N` (RFC 7240) the answer comes \
          when it is recorded, as 201, or after N seconds, as 202. Sending the same `id` or `Idempotency-Key` \
          again for the same learner and term is safe, and with another body a conflict; for another learner it \
          is another report. A mistake is corrected by a later report, `revoked` among them; nothing is edited.\
          """,
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      examples = {
                        @ExampleObject(
                            name = "a learner ticks a milestone",
                            value =
                                "{\"milestone\": \"tracking-server\", \"type\": \"completed\"}"),
                        @ExampleObject(
                            name = "a mentor approves a submission",
                            value =
                                """
                                {"enrolment": "0198c0de-0000-7000-8000-000000000003",
                                 "milestone": "prediction-report", "type": "approved",
                                 "submission": "0198c0de-0000-7000-8000-000000000001"}\
                                """)
                      })))
  @ApiResponse(responseCode = "202", description = "Accepted; will be recorded")
  @ApiResponse(
      responseCode = "201",
      description = "Recorded, when asked to wait for it",
      content =
          @Content(
              schema = @Schema(implementation = Receipt.class),
              examples =
                  @ExampleObject(
                      """
                      {"id": "0198c0de-0000-7000-8000-000000000001",
                       "enrolment": "0198c0de-0000-7000-8000-000000000003",
                       "status": "recorded", "counts": true,
                       "href": "/api/v1/enrolments/0198c0de-0000-7000-8000-000000000003\
                      /milestone-events/0198c0de-0000-7000-8000-000000000001?at=3.1042"}\
                      """)))
  @PostMapping(path = "/api/v1/milestones", consumes = "application/json")
  @FailsWith({
    "invalid-parameters",
    "review-not-allowed",
    "ambiguous-enrolment",
    "report-conflict",
    "report-quarantined"
  })
  ResponseEntity<Receipt> report(
      SignedIn signedIn,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestBody MilestoneReport report) {
    var caller = callers.of(signedIn);
    var checked =
        reportMilestone.check(caller, report, IdempotencyKey.checked(idempotencyKey), "api");
    Accepted accepted = sent(checked);
    Optional<Duration> wait = WaitPreference.of(prefer);
    if (wait.isEmpty()) {
      return receipt(HttpStatus.ACCEPTED, accepted, Status.ACCEPTED).build();
    }
    Status status = outcome.await(accepted, wait.get());
    return switch (status) {
      case RECORDED -> receipt(HttpStatus.CREATED, accepted, status).waited(wait.get());
      case ACCEPTED -> receipt(HttpStatus.ACCEPTED, accepted, status).waited(wait.get());
      case CONFLICT ->
          throw new Problem(
              ReportingProblems.REPORT_CONFLICT, "Another report was recorded under this id.");
      case QUARANTINED ->
          throw new Problem(
                  ReportingProblems.REPORT_QUARANTINED, "The report could not be recorded.")
              .with("href", accepted.location());
    };
  }

  private Accepted sent(ReportMilestone.Checked checked) {
    try {
      return reportMilestone.send(checked).join();
    } catch (CompletionException e) {
      throw Problem.unavailable(RETRY_AFTER, e.getCause()).with("id", checked.event().id());
    }
  }

  private static Answer receipt(HttpStatus status, Accepted accepted, Status outcome) {
    return new Answer(status, accepted, outcome);
  }

  private record Answer(HttpStatus status, Accepted accepted, Status outcome) {

    ResponseEntity<Receipt> build() {
      return builder().body(Receipt.of(accepted, outcome));
    }

    ResponseEntity<Receipt> waited(Duration wait) {
      return builder()
          .header("Preference-Applied", "wait=" + wait.toSeconds())
          .body(Receipt.of(accepted, outcome));
    }

    private ResponseEntity.BodyBuilder builder() {
      return ResponseEntity.status(status).location(URI.create(accepted.location()));
    }
  }

  /**
   * @param status accepted, recorded, quarantined or conflict
   * @param counts false when it lies outside the enrolment's time and will only be recorded
   */
  record Receipt(UUID id, UUID enrolment, String status, boolean counts, String href) {

    static Receipt of(Accepted accepted, Status status) {
      return new Receipt(
          accepted.id(),
          accepted.enrolment(),
          status.name().toLowerCase(Locale.ROOT),
          accepted.counts(),
          accepted.location());
    }
  }
}
