package dev.milepost.progress.path;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.reader.InWords;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.reviewing.GivenReviews;
import dev.milepost.progress.reviewing.ReadReviews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@RequestMapping("/api/v1/enrolments/{enrolment}")
@Tag(name = "Dashboards")
class PathApi {

  private static final int MAX_LIMIT = 200;

  private final Callers callers;
  private final EnrolmentAccess access;
  private final ShowPath path;
  private final ReadLog log;
  private final ReadReviews reviews;

  PathApi(
      Callers callers, EnrolmentAccess access, ShowPath path, ReadLog log, ReadReviews reviews) {
    this.callers = callers;
    this.access = access;
    this.path = path;
    this.log = log;
    this.reviews = reviews;
  }

  @InWords
  @GetMapping("/progress")
  @Operation(
      summary = "Show where a learner stands",
      description =
          "For the learner, the cohort's mentors and admins: every stage and milestone, percent by"
              + " points, pace against the plan, a range for the finish, the rhythm in the"
              + " learner's own zone, and up to three next steps with the reason for each.")
  @ApiResponse(responseCode = "200", description = "The learner's path as it is now")
  LearnerPath progress(SignedIn signedIn, @PathVariable UUID enrolment) {
    access.forReader(callers.of(signedIn), enrolment);
    return path.show(enrolment);
  }

  @GetMapping("/reviews")
  @Operation(
      summary = "List what mentors said to a learner",
      description =
          "For the learner, the cohort's mentors and admins: every review of every attempt, the"
              + " newest first.")
  @ApiResponse(responseCode = "200", description = "The reviews")
  GivenReviews reviews(SignedIn signedIn, @PathVariable UUID enrolment) {
    access.forReader(callers.of(signedIn), enrolment);
    return reviews.all(enrolment);
  }

  @GetMapping("/events")
  @Operation(
      summary = "List a learner's milestone events",
      description =
          "For the learner, the cohort's mentors and admins: what was reported, what happened last"
              + " first. What lies outside of the enrolment's time is listed and not counted.")
  @ApiResponse(responseCode = "200", description = "A page of the log")
  LogPage events(
      SignedIn signedIn,
      @PathVariable UUID enrolment,
      @Parameter(description = "Where the page before ended, as its `next` has it")
          @RequestParam(defaultValue = "")
          String before,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit) {
    access.forReader(callers.of(signedIn), enrolment);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "The log cannot be cut like this.")
          .at("?limit", "a number from 1 to 200");
    }
    return log.read(enrolment, before.isEmpty() ? null : LogPosition.of(before), limit);
  }
}
