package dev.milepost.progress.setup;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.cohorts.PlausibleDay;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.enrolling.LookUpEnrolments;
import dev.milepost.progress.enrolling.ReinstateLearner;
import dev.milepost.progress.enrolling.WithdrawLearner;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.time.BusinessClock;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks before a learner is withdrawn from a cohort, or reinstated, and does it. */
@Controller
@RequestMapping("/progress/enrolments/{enrolment}")
class WithdrawalPage {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final Cohorts cohorts;
  private final LookUpEnrolments lookUp;
  private final WithdrawLearner withdraw;
  private final ReinstateLearner reinstate;
  private final BusinessClock clock;

  WithdrawalPage(
      Callers callers,
      EnrolmentAccess access,
      Cohorts cohorts,
      LookUpEnrolments lookUp,
      WithdrawLearner withdraw,
      ReinstateLearner reinstate,
      BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.cohorts = cohorts;
    this.lookUp = lookUp;
    this.withdraw = withdraw;
    this.reinstate = reinstate;
    this.clock = clock;
  }

  @GetMapping("/withdrawal")
  String ask(SignedIn signedIn, @PathVariable UUID enrolment, Model model) {
    Caller caller = callers.of(signedIn);
    Enrolment known = access.forReader(caller, enrolment);
    Cohort cohort = cohorts.find(known.cohortId()).orElseThrow();
    LocalDate today = clock.today(cohort.zone());
    LocalDate last = today.isAfter(cohort.endDay()) ? cohort.endDay() : today;
    return show(signedIn, caller, known, Form.of(Map.of("day", last.toString())), model);
  }

  @PostMapping("/withdrawal")
  String withdraw(
      SignedIn signedIn,
      @PathVariable UUID enrolment,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Caller caller = callers.of(signedIn);
    Enrolment known = access.forReader(caller, enrolment);
    Form form = Form.of(typed);
    try {
      var fields = new FieldReader();
      LocalDate day =
          fields.optional("/day", form.given("day"), PlausibleDay::read, PlausibleDay.RULE);
      fields.refuseFaults();
      withdraw.withdraw(caller, enrolment, day);
      return "redirect:/progress/enrolments/" + enrolment;
    } catch (Problem problem) {
      return show(signedIn, caller, known, form.refused(problem, response), model);
    }
  }

  @GetMapping("/reinstatement")
  String askToReinstate(SignedIn signedIn, @PathVariable UUID enrolment, Model model) {
    Caller caller = callers.of(signedIn);
    show(signedIn, caller, access.forStaff(caller, enrolment), Form.of(Map.of()), model);
    return "progress/setup/reinstatement";
  }

  @PostMapping("/reinstatement")
  String reinstate(SignedIn signedIn, @PathVariable UUID enrolment) {
    reinstate.reinstate(callers.of(signedIn), enrolment);
    return "redirect:/progress/enrolments/" + enrolment;
  }

  private String show(
      SignedIn signedIn, Caller caller, Enrolment enrolment, Form form, Model model) {
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("mine", enrolment.learnerId().equals(caller.personId()));
    model.addAttribute("enrolment", lookUp.one(enrolment.id()));
    model.addAttribute("cohort", cohorts.find(enrolment.cohortId()).orElseThrow());
    model.addAttribute("form", form);
    return "progress/setup/withdrawal";
  }
}
