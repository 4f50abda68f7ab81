package dev.milepost.progress.reporting;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.reporting.ReportOutcome.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of a report. */
@RestController
@FailsWith({"verified-email-required", "address-taken"})
@Tag(name = "Milestones")
class MilestoneEventApi {

  private static final Pattern PLACE = Pattern.compile("(\\d{1,6})\\.(\\d{1,18})");

  private final Callers callers;
  private final EnrolledLearners learners;
  private final ReportOutcome outcome;

  MilestoneEventApi(Callers callers, EnrolledLearners learners, ReportOutcome outcome) {
    this.callers = callers;
    this.learners = learners;
    this.outcome = outcome;
  }

  @Operation(
      summary = "What became of a report",
      description =
          """
          The address is the `Location` that accepting the report gave. Any instance answers, by comparing the \
          report's place in Kafka with how far recording has come.\
          """)
  @ApiResponse(responseCode = "200", description = "accepted, recorded, quarantined or conflict")
  @GetMapping("/api/v1/enrolments/{enrolment}/milestone-events/{id}")
  EventStatus status(
      SignedIn signedIn,
      @PathVariable UUID enrolment,
      @PathVariable UUID id,
      @Parameter(description = "place in Kafka, partition.offset", example = "3.1042") @RequestParam
          String at) {
    var caller = callers.of(signedIn);
    if (learners.enrolment(enrolment).filter(found -> found.isVisibleTo(caller)).isEmpty()) {
      throw Problem.notFound();
    }
    var place = PLACE.matcher(at);
    if (!place.matches()) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "A parameter cannot be accepted.")
          .at("?at", "partition.offset, as the Location of the report has it");
    }
    Status status = outcome.at(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)));
    return new EventStatus(id, enrolment, status.name().toLowerCase(Locale.ROOT));
  }

  /**
   * @param status accepted, recorded, quarantined or conflict
   */
  record EventStatus(UUID id, UUID enrolment, String status) {}
}
