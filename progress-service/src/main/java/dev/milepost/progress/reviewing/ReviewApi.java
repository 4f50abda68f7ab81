package dev.milepost.progress.reviewing;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.time.BusinessClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@Tag(name = "Dashboards")
class ReviewApi {

  private final Callers callers;
  private final CohortAccess access;
  private final ListReviews reviews;
  private final BusinessClock clock;

  ReviewApi(Callers callers, CohortAccess access, ListReviews reviews, BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.reviews = reviews;
    this.clock = clock;
  }

  @GetMapping("/api/v1/cohorts/{slug}/reviews")
  @Operation(
      summary = "List what waits for a review in a cohort",
      description =
          "For its mentors and admins, in pages, the longest waiting first, without learners who"
              + " have withdrawn. To review a submission, report `approved` or"
              + " `changes-requested` for its enrolment and milestone, with its id as"
              + " `submission`.")
  @ApiResponse(responseCode = "200", description = "A page of submissions")
  ReviewQueue reviews(
      SignedIn signedIn,
      @PathVariable String slug,
      @Parameter(description = "From 1") @RequestParam(defaultValue = "1") int page,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    return reviews.list(cohort, clock.today(cohort.zone()), PageOf.checked(page, size));
  }
}
