package dev.milepost.progress.enrolling;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.cohorts.PageSize;
import dev.milepost.progress.enrolling.Enrolled.Outcome;
import dev.milepost.progress.identity.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@RequestMapping("/api/v1/cohorts/{slug}")
@Tag(name = "Enrolments", description = "Who learns in a cohort, from when to when")
class CohortEnrolmentController {

  private static final String FIRST = "00000000-0000-0000-0000-000000000000";

  private final Callers callers;
  private final CohortAccess access;
  private final EnrolLearner enrol;
  private final JoinCohort join;
  private final LookUpEnrolments lookUp;

  CohortEnrolmentController(
      Callers callers,
      CohortAccess access,
      EnrolLearner enrol,
      JoinCohort join,
      LookUpEnrolments lookUp) {
    this.callers = callers;
    this.access = access;
    this.enrol = enrol;
    this.join = join;
    this.lookUp = lookUp;
  }

  @GetMapping("/enrolments")
  @Operation(
      summary = "List a cohort's enrolments",
      description = "For its mentors and admins; those who have withdrawn included.")
  @ApiResponse(responseCode = "200", description = "A page of enrolments")
  EnrolmentView.Page list(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(defaultValue = FIRST) UUID after,
      @RequestParam(defaultValue = "100") int limit) {
    PageSize.check(limit);
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    List<EnrolmentView> found = lookUp.page(cohort.id(), after, limit + 1);
    List<EnrolmentView> page = found.stream().limit(limit).toList();
    return new EnrolmentView.Page(
        page,
        found.size() > limit
            ? "/api/v1/cohorts/%s/enrolments?after=%s&limit=%d"
                .formatted(slug, page.getLast().learner().id(), limit)
            : null);
  }

  @PostMapping("/enrolments")
  @Operation(
      summary = "Enrol a learner",
      description =
          "For mentors and admins. Makes a person for an unknown address. For who is in the cohort"
              + " already it changes the days that are given; sending the same again changes"
              + " nothing.")
  @ApiResponse(responseCode = "201", description = "Enrolled; `Location` tells where")
  @ApiResponse(responseCode = "200", description = "They were enrolled already")
  ResponseEntity<EnrolmentView> enrol(
      SignedIn signedIn, @PathVariable String slug, @RequestBody EnrolmentRequest request) {
    return answer(enrol.enrol(callers.of(signedIn), slug, request));
  }

  @PostMapping("/join")
  @Operation(
      summary = "Join an open cohort",
      description =
          "For everyone. Who had withdrawn comes back with the plan of before; who is in it already"
              + " stays as they are.")
  @ApiResponse(responseCode = "201", description = "Joined; `Location` tells where")
  @ApiResponse(responseCode = "200", description = "Was in it already, or is in it again")
  @FailsWith("cohort-not-open")
  ResponseEntity<EnrolmentView> join(SignedIn signedIn, @PathVariable String slug) {
    return answer(join.join(callers.of(signedIn), slug));
  }

  private ResponseEntity<EnrolmentView> answer(Enrolled enrolled) {
    EnrolmentView view = lookUp.one(enrolled.enrolment());
    return enrolled.outcome() == Outcome.CREATED
        ? ResponseEntity.created(URI.create("/api/v1/enrolments/" + view.id())).body(view)
        : ResponseEntity.ok(view);
  }
}
