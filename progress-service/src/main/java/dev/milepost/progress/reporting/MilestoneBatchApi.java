package dev.milepost.progress.reporting;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.body.StrictJson;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.reporting.ReportMilestone.Checked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Milestone reports, many at a time, one a line. */
@RestController
@FailsWith({"verified-email-required", "address-taken"})
@Tag(name = "Milestones")
class MilestoneBatchApi {

  static final int MOST_LINES = 10_000;

  /** No key that is sent can hold it, so that no line has the id of another report. */
  private static final String LINE = "\n";

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
          NDJSON, at most 10,000 lines. Each line stands for itself: it is accepted or refused, and the answer \
          holds its outcome on the line of the same number. All lines are checked before the first is sent, so a \
          body over its limits leaves nothing behind. With `Idempotency-Key` the whole body can be sent again.\
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
  @PostMapping(path = "/api/v1/milestones/batch", consumes = NDJSON, produces = NDJSON)
  @FailsWith({"invalid-parameters", "too-many-lines"})
  ResponseEntity<StreamingResponseBody> report(
      SignedIn signedIn,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      InputStream body)
      throws IOException {
    Caller caller = callers.of(signedIn);
    String key = IdempotencyKey.checked(idempotencyKey);
    List<Line> lines = new ArrayList<>();
    try (var reader = new NdjsonLines(body)) {
      for (byte[] text = reader.next(); text != null; text = reader.next()) {
        if (lines.size() == MOST_LINES) {
          throw tooManyLines();
        }
        String lineKey = key == null ? null : key + LINE + (lines.size() + 1);
        lines.add(check(caller, text, lineKey));
      }
    }
    var sent = sendAll(lines);
    return ResponseEntity.ok(output -> write(sent, output));
  }

  private Line check(Caller caller, byte[] text, @Nullable String key) {
    try {
      var report = json.read(text, MilestoneReport.class);
      return new Line.Good(reportMilestone.check(caller, report, key, "bulk"));
    } catch (Problem problem) {
      return new Line.Bad(problem);
    }
  }

  /**
   * Sends without waiting, so that many lines share a request to Kafka. A send that has failed by
   * the time it returns has blocked as long as it may, since Kafka is away: no further line is
   * sent.
   */
  private List<CompletableFuture<Map<String, Object>>> sendAll(List<Line> lines) {
    var outcomes = new ArrayList<CompletableFuture<Map<String, Object>>>(lines.size());
    CompletableFuture<ReportMilestone.Accepted> last = new CompletableFuture<>();
    for (Line line : lines) {
      switch (line) {
        case Line.Bad(Problem problem) ->
            outcomes.add(CompletableFuture.completedFuture(refused(problem)));
        case Line.Good(Checked checked) -> {
          last = last.isCompletedExceptionally() ? last : reportMilestone.send(checked);
          outcomes.add(outcome(checked, last));
        }
      }
    }
    return outcomes;
  }

  private static CompletableFuture<Map<String, Object>> outcome(
      Checked checked, CompletableFuture<ReportMilestone.Accepted> sent) {
    return sent.handle(
        (accepted, failure) ->
            failure == null ? accepted(accepted) : refused(unavailable(checked, failure)));
  }

  private void write(List<CompletableFuture<Map<String, Object>>> outcomes, OutputStream output)
      throws IOException {
    int number = 0;
    for (var outcome : outcomes) {
      var line = new LinkedHashMap<String, Object>();
      line.put("line", ++number);
      line.putAll(outcome.join());
      output.write(json.mapper().writeValueAsBytes(line));
      output.write('\n');
    }
  }

  private static Map<String, Object> accepted(ReportMilestone.Accepted accepted) {
    var outcome = new LinkedHashMap<String, Object>();
    outcome.put("status", "accepted");
    outcome.put("id", accepted.id());
    outcome.put("counts", accepted.counts());
    outcome.put("href", accepted.location());
    return outcome;
  }

  private static Map<String, Object> refused(Problem problem) {
    var outcome = new LinkedHashMap<String, Object>();
    outcome.put("status", "refused");
    outcome.put("problem", problem.body("/api/v1/milestones/batch"));
    return outcome;
  }

  private static Problem unavailable(Checked checked, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return Problem.unavailable(MilestoneApi.RETRY_AFTER, cause).with("id", checked.event().id());
  }

  private static Problem tooManyLines() {
    return new Problem(
            ReportingProblems.TOO_MANY_LINES,
            "A batch has at most %d lines; nothing was taken.".formatted(MOST_LINES))
        .with("limitLines", MOST_LINES);
  }

  private sealed interface Line {
    record Good(Checked checked) implements Line {}

    record Bad(Problem problem) implements Line {}
  }
}
