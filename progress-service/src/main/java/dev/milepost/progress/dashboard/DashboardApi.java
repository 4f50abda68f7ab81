package dev.milepost.progress.dashboard;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.past.AsOf;
import dev.milepost.time.BusinessClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@Tag(name = "Dashboards", description = "Where cohorts and learners stand")
class DashboardApi {

  private final Callers callers;
  private final CohortAccess access;
  private final ReadDashboard dashboards;
  private final BusinessClock clock;

  DashboardApi(
      Callers callers, CohortAccess access, ReadDashboard dashboards, BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.dashboards = dashboards;
    this.clock = clock;
  }

  @GetMapping("/api/v1/cohorts/{slug}/dashboard")
  @Operation(
      summary = "Show where a cohort stands",
      description =
          "For its mentors and admins: headline figures with those of a week before, the stages,"
              + " planned against done for every day with where it gets to at the rate of the last"
              + " weeks, activity by day, how many came back after somebody wrote to them or gave"
              + " them longer; of today also who waits for help or a review. A past day shows what"
              + " is known of it by now: late events count for the day on which they happened.")
  @ApiResponse(responseCode = "200", description = "The cohort as of the end of the day")
  Dashboard dashboard(
      SignedIn signedIn,
      @PathVariable String slug,
      @Parameter(
              description = "A day in the cohort's zone, today at the latest",
              example = "2026-10-01")
          @RequestParam(name = "as-of", required = false)
          @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate asOf) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    LocalDate today = clock.today(cohort.zone());
    return dashboards.read(cohort, AsOf.day(asOf, today), today);
  }
}
