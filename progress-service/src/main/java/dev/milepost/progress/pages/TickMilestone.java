package dev.milepost.progress.pages;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.pages.ReportFromPage.Reported;
import dev.milepost.progress.reporting.MilestoneReport;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Takes a tick, or its undoing, from the path page, and leads back to the milestone there. */
@Controller
class TickMilestone {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final ReportFromPage reports;
  private final PathModel page;

  TickMilestone(Callers callers, EnrolmentAccess access, ReportFromPage reports, PathModel page) {
    this.callers = callers;
    this.access = access;
    this.reports = reports;
    this.page = page;
  }

  /**
   * What cannot be accepted of the evidence is told beside it, with what was typed still there.
   *
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
      @RequestParam(defaultValue = "") String evidence,
      Model model,
      HttpServletResponse response) {
    Caller caller = callers.of(signedIn);
    access.forReader(caller, enrolment);
    var report =
        MilestoneReport.of(
            enrolment, milestone, type, evidence.isBlank() ? null : evidence.strip());
    try {
      return back(enrolment, milestone, reports.report(caller, report, key));
    } catch (Problem problem) {
      if (!concernsEvidence(problem)) {
        throw problem;
      }
      response.setStatus(problem.type().status());
      page.fill(model, signedIn, caller, enrolment);
      model.addAttribute("faulty", milestone);
      model.addAttribute("faults", problem.faults());
      model.addAttribute("typed", evidence);
      return "progress/path";
    }
  }

  private static boolean concernsEvidence(Problem problem) {
    return problem.type().slug().equals(EdgeProblems.INVALID_FIELDS.slug())
        && problem.faults().stream().allMatch(fault -> fault.pointer().equals("/evidence"));
  }

  private static String back(UUID enrolment, String milestone, Reported reported) {
    return "redirect:"
        + UriComponentsBuilder.fromPath("/progress/enrolments/{enrolment}")
            .queryParam(reported.slug(), "{milestone}")
            .fragment("{milestone}")
            .encode()
            .buildAndExpand(enrolment, milestone, milestone)
            .toUriString();
  }
}
