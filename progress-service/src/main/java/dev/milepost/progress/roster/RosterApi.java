package dev.milepost.progress.roster;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.past.AsOf;
import dev.milepost.progress.past.LearnersThen;
import dev.milepost.time.BusinessClock;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@Tag(name = "Dashboards")
class RosterApi {

  private final Callers callers;
  private final CohortAccess access;
  private final Roster roster;
  private final LearnersThen past;
  private final BusinessClock clock;

  RosterApi(
      Callers callers, CohortAccess access, Roster roster, LearnersThen past, BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.roster = roster;
    this.past = past;
    this.clock = clock;
  }

  @GetMapping("/api/v1/cohorts/{slug}/learners")
  @Operation(
      summary = "List a cohort's learners",
      description =
          "For its mentors and admins, in pages. Whoever withdrew comes last in every order. A past"
              + " day shows who had joined by then, with what is known of it by now: late reports"
              + " count for the day on which things happened. Who waited for a review is not kept:"
              + " `counts.waiting` is null then, and `show` cannot be `waiting`.")
  @ApiResponse(responseCode = "200", description = "A page of learners")
  RosterPage learners(
      SignedIn signedIn,
      @PathVariable String slug,
      @Parameter(
              description = "What to sort by",
              schema =
                  @Schema(
                      allowableValues = {
                        "progress",
                        "pace",
                        "name",
                        "activity",
                        "stages",
                        "next-due"
                      },
                      defaultValue = "progress"))
          @RequestParam(defaultValue = "")
          String sort,
      @Parameter(
              description =
                  "Without it: the most progress or stages, the most days behind, A before Z, the"
                      + " latest activity or the earliest due day first",
              schema = @Schema(allowableValues = {"asc", "desc"}))
          @RequestParam(defaultValue = "")
          String order,
      @Parameter(description = "A part of the name, at most 100 characters", example = "lena")
          @RequestParam(defaultValue = "")
          String search,
      @Parameter(
              description =
                  "Only who is behind the plan, was not active for 14 days, waits for a review, or"
                      + " has withdrawn",
              schema =
                  @Schema(
                      allowableValues = {"all", "behind", "unseen", "waiting", "withdrawn"},
                      defaultValue = "all"))
          @RequestParam(defaultValue = "")
          String show,
      @Parameter(
              description = "A day in the cohort's zone, today at the latest; without it, today",
              example = "2026-10-01")
          @RequestParam(name = "as-of", required = false)
          @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate asOf,
      @Parameter(description = "From 1") @RequestParam(defaultValue = "1") int page,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    RosterQuery query = RosterQuery.of(sort, order, search, show, page, size);
    LocalDate today = clock.today(cohort.zone());
    LocalDate day = AsOf.day(asOf, today);
    return day.equals(today)
        ? roster.page(cohort, query, today)
        : new RosterThen(cohort, past.read(cohort, day), day).page(query);
  }
}
