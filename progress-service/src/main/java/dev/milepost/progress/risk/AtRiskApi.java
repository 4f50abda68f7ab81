package dev.milepost.progress.risk;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.reader.InWords;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.past.AsOf;
import dev.milepost.progress.past.LearnersThen;
import dev.milepost.progress.roster.PageOf;
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
@Tag(name = "Dashboards")
class AtRiskApi {

  private final Callers callers;
  private final CohortAccess access;
  private final ListAtRisk atRisk;
  private final LearnersThen past;
  private final BusinessClock clock;

  AtRiskApi(
      Callers callers,
      CohortAccess access,
      ListAtRisk atRisk,
      LearnersThen past,
      BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.atRisk = atRisk;
    this.past = past;
    this.clock = clock;
  }

  @InWords
  @GetMapping("/api/v1/cohorts/{slug}/at-risk")
  @Operation(
      summary = "List the learners of a cohort who may need help",
      description =
          "For its mentors and admins, in pages, the highest score first. `behind-plan`: a week or"
              + " more behind. `inactive`: silent for more than a week and more than 2.5 times the"
              + " learner's usual gap, or more than two weeks while that is not known."
              + " `never-started`: no activity a week after the learner could have begun. The list"
              + " of a past day has those too whose alert was snoozed then, and takes in what is"
              + " known of that day by now.")
  @ApiResponse(responseCode = "200", description = "A page of learners; none outside its days")
  AtRiskList atRisk(
      SignedIn signedIn,
      @PathVariable String slug,
      @Parameter(description = "From 1") @RequestParam(defaultValue = "1") int page,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size,
      @Parameter(description = "Those who are left out because their alert is snoozed instead")
          @RequestParam(defaultValue = "false")
          boolean snoozed,
      @Parameter(
              description =
                  "A day in the cohort's zone, today at the latest and without it; not with"
                      + " `snoozed`",
              example = "2026-10-01")
          @RequestParam(name = "as-of", required = false)
          @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate asOf) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    LocalDate today = clock.today(cohort.zone());
    PageOf wanted = PageOf.checked(page, size);
    LocalDate day = AsOf.day(asOf, today);
    if (!day.equals(today)) {
      refuseSnoozed(snoozed);
      return atRisk.then(cohort, past.read(cohort, day), day, wanted);
    }
    return snoozed ? atRisk.snoozed(cohort, today, wanted) : atRisk.list(cohort, today, wanted);
  }

  private static void refuseSnoozed(boolean snoozed) {
    if (snoozed) {
      throw new Problem(
              EdgeProblems.INVALID_PARAMETERS, "Whose alert was snoozed on a past day is not kept.")
          .at("?snoozed", "false, or left out");
    }
  }
}
