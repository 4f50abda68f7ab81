package dev.milepost.progress.portfolio;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@Tag(name = "Dashboards")
class PortfolioApi {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final ShowPortfolio portfolios;

  PortfolioApi(Callers callers, EnrolmentAccess access, ShowPortfolio portfolios) {
    this.callers = callers;
    this.access = access;
    this.portfolios = portfolios;
  }

  @GetMapping("/api/v1/enrolments/{enrolment}/portfolio")
  @Operation(
      summary = "Show what a learner has earned",
      description =
          "For the learner, the cohort's mentors and admins: words for the résumé and interview"
              + " questions of the completed stages, and the portfolio projects whose milestones"
              + " are done, with what the learner handed in for them.")
  @ApiResponse(responseCode = "200", description = "What is earned by now")
  Portfolio show(SignedIn signedIn, @PathVariable UUID enrolment) {
    access.forReader(callers.of(signedIn), enrolment);
    return portfolios.show(enrolment);
  }
}
