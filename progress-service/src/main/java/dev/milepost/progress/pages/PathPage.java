package dev.milepost.progress.pages;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A learner's path, for the learner and the cohort's staff. */
@Controller
class PathPage {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final PathModel page;

  PathPage(Callers callers, EnrolmentAccess access, PathModel page) {
    this.callers = callers;
    this.access = access;
    this.page = page;
  }

  /**
   * @param recorded key of the milestone that was just reported and is recorded
   * @param taken key of one that is not recorded yet
   * @param refused key of one that could not be recorded
   */
  @GetMapping("/progress/enrolments/{enrolment}")
  String path(
      SignedIn signedIn,
      @PathVariable UUID enrolment,
      @RequestParam(defaultValue = "") String recorded,
      @RequestParam(defaultValue = "") String taken,
      @RequestParam(defaultValue = "") String refused,
      Model model) {
    Caller caller = callers.of(signedIn);
    access.forReader(caller, enrolment);
    page.fill(model, signedIn, caller, enrolment);
    model.addAttribute("recorded", recorded);
    model.addAttribute("taken", taken);
    model.addAttribute("refused", refused);
    return "progress/path";
  }
}
