package dev.milepost.progress.risk;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.reader.InWords;
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
import java.time.LocalDate;
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
  private final BusinessClock clock;

  AtRiskApi(Callers callers, CohortAccess access, ListAtRisk atRisk, BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.atRisk = atRisk;
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
              + " `never-started`: no activity a week after the learner could have begun.")
  @ApiResponse(responseCode = "200", description = "A page of learners; none outside its days")
  AtRiskList atRisk(
      SignedIn signedIn,
      @PathVariable String slug,
      @Parameter(description = "From 1") @RequestParam(defaultValue = "1") int page,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size,
      @Parameter(description = "Those who are left out because their alert is snoozed instead")
          @RequestParam(defaultValue = "false")
          boolean snoozed) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    LocalDate today = clock.today(cohort.zone());
    PageOf wanted = PageOf.checked(page, size);
    return snoozed ? atRisk.snoozed(cohort, today, wanted) : atRisk.list(cohort, today, wanted);
  }
}
