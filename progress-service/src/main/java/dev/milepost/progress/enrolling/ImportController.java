package dev.milepost.progress.enrolling;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.identity.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@Tag(name = "Enrolments")
class ImportController {

  private static final String EXAMPLE =
      """
      email,name,zone,locale
      lena@example.org,Lena Learner,Europe/Berlin,de
      omar@example.org,"Omar, the second",Africa/Cairo,ar
      """;

  private final Callers callers;
  private final ImportEnrolments importEnrolments;

  ImportController(Callers callers, ImportEnrolments importEnrolments) {
    this.callers = callers;
    this.importEnrolments = importEnrolments;
  }

  @PostMapping(path = "/api/v1/cohorts/{slug}/enrolments/import", consumes = "text/csv")
  @Operation(
      summary = "Enrol everyone in a CSV file",
      description =
          "For mentors and admins. UTF-8, comma-separated, at most 50,000 rows below a header row"
              + " with `email`, `name` and, as needed, `zone`, `locale`, `enrolled_on`,"
              + " `start_day`, `counts_from`, `withdrawn_on`, `learner_id`, `enrolment_id` (ids for"
              + " admins), meaning what they do for one learner; a column `fault` is left alone."
              + " Either all rows are taken or none. The same file once more changes nothing.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "text/csv",
                      schema = @Schema(type = "string"),
                      examples = @ExampleObject(EXAMPLE))))
  @ApiResponse(responseCode = "200", description = "What was done")
  @FailsWith({"malformed-csv", "too-many-rows", "invalid-rows"})
  ImportReport importAll(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(name = "dry-run", defaultValue = "false") boolean dryRun,
      InputStream body) {
    return importEnrolments.importAll(callers.of(signedIn), slug, body, dryRun);
  }
}
