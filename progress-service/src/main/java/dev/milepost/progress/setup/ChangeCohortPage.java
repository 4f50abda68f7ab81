package dev.milepost.progress.setup;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.ChangeCohort;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Callers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form by which an admin changes a cohort, with what can no longer change and why. */
@Controller
@RequestMapping("/progress/cohorts/{slug}/setup/details")
class ChangeCohortPage {

  private final Callers callers;
  private final CohortAccess access;
  private final ChangeCohort change;
  private final CohortForm forms;

  ChangeCohortPage(Callers callers, CohortAccess access, ChangeCohort change, CohortForm forms) {
    this.callers = callers;
    this.access = access;
    this.change = change;
    this.forms = forms;
  }

  @GetMapping
  String asItIs(SignedIn signedIn, @PathVariable String slug, Model model) {
    Cohort cohort = access.forAdmin(callers.of(signedIn), slug);
    return show(signedIn, cohort, forms.of(cohort), model);
  }

  @PostMapping
  String change(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    var caller = callers.of(signedIn);
    Cohort cohort = access.forAdmin(caller, slug);
    Form form = Form.of(typed);
    try {
      change.change(caller, slug, CohortForm.change(form, cohort));
      return "redirect:/progress/cohorts/%s/setup?done=changed".formatted(slug);
    } catch (Problem problem) {
      return show(signedIn, cohort, forms.refused(form, problem, response), model);
    }
  }

  private String show(SignedIn signedIn, Cohort cohort, Form form, Model model) {
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("cohort", cohort);
    model.addAttribute("form", form);
    model.addAttribute("zoneFixed", change.isZoneFixed(cohort));
    model.addAttribute("zones", CohortForm.zones());
    return "progress/setup/change-cohort";
  }
}
