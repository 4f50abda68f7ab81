package dev.milepost.progress.reporting;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.body.StrictJson;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Milestone reports, many at a time, one a line. */
@RestController
@FailsWith({"verified-email-required", "address-taken"})
@Tag(name = "Milestones")
class MilestoneBatchApi {

  private static final String NDJSON = "application/x-ndjson";
  private static final String REPORTS =
      """
      {"milestone": "tracking-server", "type": "completed"}
      {"milestone": "trakc-a-run", "type": "started"}
      """;
  private static final String OUTCOMES =
      """
      {"line": 1, "status": "accepted", "id": "0198c0de-0000-7000-8000-000000000001", \
      "counts": true, "href": "/api/v1/enrolments/0198c0de-0000-7000-8000-000000000003\
      /milestone-events/0198c0de-0000-7000-8000-000000000001?at=3.1042"}
      {"line": 2, "status": "refused", "problem": {"type": "/problems/invalid-fields", \
      "title": "Invalid fields", "status": 422, \
      "detail": "The report holds fields that cannot be accepted.", \
      "instance": "/api/v1/milestones/batch", "faults": [{"pointer": "/milestone", \
      "detail": "the key of a milestone of ml-engineer in version 1, which the cohort follows; \
      did you mean track-a-run?"}]}}
      """;

  private final Callers callers;
  private final ReportMilestone reportMilestone;
  private final StrictJson json;

  MilestoneBatchApi(Callers callers, ReportMilestone reportMilestone, StrictJson json) {
    this.callers = callers;
    this.reportMilestone = reportMilestone;
    this.json = json;
  }

  @Operation(
      summary = "Report many milestones",
      description =
          """
          NDJSON, at most 10,000 lines. Each line stands for itself: it is accepted or refused as it comes, and the \
          answer holds its outcome on the line of the same number. A body that is declared to be too long is \
          refused whole; one that turns out to be is taken up to its limit, and the last outcome says so. With \
          `Idempotency-Key` the whole body can be sent again.\
          """,
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              description = "A `MilestoneReport` on each line",
              required = true,
              content =
                  @Content(
                      mediaType = NDJSON,
                      schema = @Schema(type = "string"),
                      examples = @ExampleObject(REPORTS))))
  @ApiResponse(
      responseCode = "200",
      description = "An outcome for each line, in order",
      content =
          @Content(
              mediaType = NDJSON,
              schema = @Schema(type = "string"),
              examples = @ExampleObject(OUTCOMES)))
  @PostMapping(path = ReportLines.PATH, consumes = NDJSON, produces = NDJSON)
  @FailsWith("invalid-parameters")
  byte[] report(
      SignedIn signedIn,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      InputStream body)
      throws IOException {
    Caller caller = callers.of(signedIn);
    String key = IdempotencyKey.checked(idempotencyKey);
    var lines = new ReportLines(reportMilestone, json, caller, key);
    return lines.outcomesOf(body);
  }
}
