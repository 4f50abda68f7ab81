package dev.milepost.progress.setup;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.cohorts.CreateCohort;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.identity.Persons;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form by which an admin makes a cohort. */
@Controller
@RequestMapping("/progress/new-cohort")
class NewCohortPage {

  private final Callers callers;
  private final CohortAccess access;
  private final PublishedRoadmaps roadmaps;
  private final Persons persons;
  private final CreateCohort create;
  private final CohortForm forms;

  NewCohortPage(
      Callers callers,
      CohortAccess access,
      PublishedRoadmaps roadmaps,
      Persons persons,
      CreateCohort create,
      CohortForm forms) {
    this.callers = callers;
    this.access = access;
    this.roadmaps = roadmaps;
    this.persons = persons;
    this.create = create;
    this.forms = forms;
  }

  @GetMapping
  String blank(SignedIn signedIn, Model model) {
    Caller caller = callers.of(signedIn);
    access.requireAdmin(caller);
    return show(
        signedIn, caller, Form.of(CohortForm.blank(persons.zoneOf(caller.personId()))), model);
  }

  /** Makes it and leads on to what comes next; sending the same form again changes nothing. */
  @PostMapping
  String make(
      SignedIn signedIn,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Caller caller = callers.of(signedIn);
    Form form = CohortForm.completed(Form.of(typed));
    try {
      var made = create.create(caller, CohortForm.request(form)).cohort();
      return "redirect:/progress/cohorts/%s/setup?done=made".formatted(made.slug());
    } catch (Problem problem) {
      return show(signedIn, caller, forms.refused(form, problem, response), model);
    }
  }

  private String show(SignedIn signedIn, Caller caller, Form form, Model model) {
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("form", form);
    model.addAttribute("roadmaps", roadmaps.all(caller.organisation()));
    model.addAttribute("zones", CohortForm.zones());
    return "progress/setup/new-cohort";
  }
}
