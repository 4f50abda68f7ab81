package dev.milepost.progress.replanning;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.enrolling.LookUpEnrolments;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.setup.Form;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The planner. Its form asks with GET what the plan would be, since that changes nothing, and the
 * answer holds the button that follows it.
 */
@Controller
@RequestMapping("/progress/enrolments/{id}/plan")
class PlanPage {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final LookUpEnrolments lookUp;
  private final ShowPlan show;
  private final PreviewPlan preview;
  private final FollowWishes follow;
  private final ReturnToCohort back;
  private final PlanForm forms;

  PlanPage(
      Callers callers,
      EnrolmentAccess access,
      LookUpEnrolments lookUp,
      ShowPlan show,
      PreviewPlan preview,
      FollowWishes follow,
      ReturnToCohort back,
      PlanForm forms) {
    this.callers = callers;
    this.access = access;
    this.lookUp = lookUp;
    this.show = show;
    this.preview = preview;
    this.follow = follow;
    this.back = back;
    this.forms = forms;
  }

  /**
   * @param done what was just done: {@code followed} or {@code reset}
   * @param typed the form, once it was sent
   */
  @GetMapping
  String plan(
      SignedIn signedIn,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Caller caller = callers.of(signedIn);
    Enrolment enrolment = access.forReader(caller, id);
    LearnerPlan plan = show.show(enrolment);
    model.addAttribute("done", done);
    if (!typed.containsKey("hoursPerWeek")) {
      return page(signedIn, caller, enrolment, plan, forms.of(plan), null, model);
    }
    Form form = Form.of(typed);
    try {
      PlanPreview seen = preview.preview(enrolment, PlanForm.request(form));
      return page(signedIn, caller, enrolment, plan, form, seen, model);
    } catch (Problem problem) {
      Form refused = forms.refused(form, problem, response, plan);
      return page(signedIn, caller, enrolment, plan, refused, null, model);
    }
  }

  /** What cannot be followed is shown as a preview instead, which says why. */
  @PostMapping
  String follow(SignedIn signedIn, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
    try {
      follow.follow(callers.of(signedIn), id, PlanForm.request(Form.of(typed)));
      return "redirect:/progress/enrolments/%s/plan?done=followed".formatted(id);
    } catch (Problem problem) {
      if (problem.faults().isEmpty()) {
        throw problem;
      }
      return "redirect:" + previewOf(id, typed);
    }
  }

  private static String previewOf(UUID id, Map<String, String> typed) {
    var address =
        UriComponentsBuilder.fromPath("/progress/enrolments/{id}/plan")
            .queryParam("hoursPerWeek", "{hoursPerWeek}")
            .queryParam("daysOff", "{daysOff}")
            .queryParam("planStart", "{planStart}");
    PlanForm.weekdays().filter(typed::containsKey).forEach(day -> address.queryParam(day, "off"));
    Form form = Form.of(typed);
    return address
        .encode()
        .buildAndExpand(
            Map.of(
                "id", id,
                "hoursPerWeek", form.value("hoursPerWeek"),
                "daysOff", form.value("daysOff"),
                "planStart", form.value("planStart")))
        .toUriString();
  }

  @PostMapping("/reset")
  String reset(SignedIn signedIn, @PathVariable UUID id) {
    back.goBack(callers.of(signedIn), id);
    return "redirect:/progress/enrolments/%s/plan?done=reset".formatted(id);
  }

  private String page(
      SignedIn signedIn,
      Caller caller,
      Enrolment enrolment,
      LearnerPlan plan,
      Form form,
      @Nullable PlanPreview seen,
      Model model) {
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("mine", enrolment.learnerId().equals(caller.personId()));
    model.addAttribute("enrolment", lookUp.one(enrolment.id()));
    model.addAttribute("plan", plan);
    model.addAttribute("form", form);
    model.addAttribute("seen", seen);
    model.addAttribute("weekdays", PlanForm.weekdays().toList());
    return "progress/plan";
  }
}
