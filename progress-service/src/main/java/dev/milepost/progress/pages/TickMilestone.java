package dev.milepost.progress.pages;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.reporting.MilestoneReport;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Takes a tick, or its undoing, from the path page, and leads back there. */
@Controller
class TickMilestone {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final ReportFromPage reports;

  TickMilestone(Callers callers, EnrolmentAccess access, ReportFromPage reports) {
    this.callers = callers;
    this.access = access;
    this.reports = reports;
  }

  /**
   * @param type {@code completed}, {@code submitted} or {@code revoked}, as the form has it
   * @param key made with the form, so that sending it twice reports once
   */
  @PostMapping("/progress/enrolments/{enrolment}/milestones/{milestone}")
  String tick(
      SignedIn signedIn,
      @PathVariable UUID enrolment,
      @PathVariable String milestone,
      @RequestParam String type,
      @RequestParam UUID key,
      @RequestParam(defaultValue = "") String evidence) {
    Caller caller = callers.of(signedIn);
    access.forReader(caller, enrolment);
    var report =
        MilestoneReport.of(
            enrolment, milestone, type, evidence.isBlank() ? null : evidence.strip());
    String outcome = reports.isRecorded(caller, report, key) ? "recorded" : "taken";
    return "redirect:"
        + UriComponentsBuilder.fromPath("/progress/enrolments/{enrolment}")
            .queryParam(outcome, "{milestone}")
            .fragment("{milestone}")
            .encode()
            .buildAndExpand(enrolment, milestone, milestone)
            .toUriString();
  }
}
