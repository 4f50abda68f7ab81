package dev.milepost.progress.overview;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.identity.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@Tag(name = "Dashboards")
class OverviewApi {

  private final Callers callers;
  private final ReadOverview overviews;

  OverviewApi(Callers callers, ReadOverview overviews) {
    this.callers = callers;
    this.overviews = overviews;
  }

  @GetMapping("/api/v1/overview")
  @Operation(
      summary = "Show one's cohorts at a glance",
      description =
          "Those that one mentors, for an admin all of the organisation's, in pages; of the running"
              + " ones those first in which most people wait for help or a review. Empty for"
              + " whoever looks after none. A past day shows the cohorts as they stood at its end,"
              + " by slug, with what is known of it by now: who may need help with those whose"
              + " alert was snoozed then, and nothing of who waited for a review.")
  @ApiResponse(responseCode = "200", description = "A page of cohorts")
  Overview overview(
      SignedIn signedIn,
      @Parameter(
              description = "Without it: the first of these in which there is a cohort",
              schema = @Schema(allowableValues = {"running", "coming", "ended"}))
          @RequestParam(defaultValue = "")
          String phase,
      @Parameter(
              description = "A part of the name, slug or term, at most 100 characters",
              example = "autumn")
          @RequestParam(defaultValue = "")
          String search,
      @Parameter(
              description = "A day that has begun somewhere; without it, today",
              example = "2026-10-01")
          @RequestParam(name = "as-of", required = false)
          @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate asOf,
      @Parameter(description = "From 1") @RequestParam(defaultValue = "1") int page,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size) {
    return overviews.read(callers.of(signedIn), OverviewQuery.of(phase, search, page, size, asOf));
  }
}
