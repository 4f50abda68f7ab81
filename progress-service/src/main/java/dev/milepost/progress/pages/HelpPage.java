package dev.milepost.progress.pages;

import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.intervening.ExtendPlan;
import dev.milepost.progress.intervening.WriteToLearner;
import dev.milepost.progress.path.ShowPath;
import dev.milepost.progress.risk.ProposeMessage;
import dev.milepost.progress.risk.ProposeMessage.MessageDraft;
import dev.milepost.progress.risk.SnoozeAlert;
import dev.milepost.time.BusinessClock;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * What the staff of a cohort can do for one learner. What was done is said on the at-risk page that
 * follows; what cannot be done is said here, beside the field, with what was typed.
 */
@Controller
@RequestMapping("/progress/enrolments/{enrolment}/help")
class HelpPage {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final Cohorts cohorts;
  private final ShowPath paths;
  private final TraceModel trace;
  private final ProposeMessage propose;
  private final WriteToLearner write;
  private final ExtendPlan extend;
  private final SnoozeAlert snooze;
  private final BusinessClock clock;

  HelpPage(
      Callers callers,
      EnrolmentAccess access,
      Cohorts cohorts,
      ShowPath paths,
      TraceModel trace,
      ProposeMessage propose,
      WriteToLearner write,
      ExtendPlan extend,
      SnoozeAlert snooze,
      BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.cohorts = cohorts;
    this.paths = paths;
    this.trace = trace;
    this.propose = propose;
    this.write = write;
    this.extend = extend;
    this.snooze = snooze;
    this.clock = clock;
  }

  @GetMapping
  String help(SignedIn signedIn, @PathVariable UUID enrolment, Model model) {
    Help help = of(signedIn, enrolment);
    MessageDraft draft = propose.propose(help.cohort(), enrolment, help.today());
    return help.shown(signedIn, new Typed(draft.subject(), draft.text(), "7", "7"), model);
  }

  /**
   * @param key made with the form, so that sending it twice writes once
   */
  @PostMapping("/message")
  String write(
      SignedIn signedIn,
      @PathVariable UUID enrolment,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String text,
      @RequestParam UUID key,
      Model model,
      HttpServletResponse response) {
    Help help = of(signedIn, enrolment);
    return help.tried(
        "write",
        signedIn,
        new Typed(subject, text, "7", "7"),
        model,
        response,
        caller -> "did=" + write.write(caller, enrolment, subject, text, key.toString()).id());
  }

  @PostMapping("/extension")
  String extend(
      SignedIn signedIn,
      @PathVariable UUID enrolment,
      @RequestParam(defaultValue = "") String days,
      @RequestParam UUID key,
      Model model,
      HttpServletResponse response) {
    Help help = of(signedIn, enrolment);
    MessageDraft draft = propose.propose(help.cohort(), enrolment, help.today());
    return help.tried(
        "extend",
        signedIn,
        new Typed(draft.subject(), draft.text(), days, "7"),
        model,
        response,
        caller -> "did=" + extend.extend(caller, enrolment, number(days), key.toString()).id());
  }

  @PostMapping("/snooze")
  String snooze(
      SignedIn signedIn,
      @PathVariable UUID enrolment,
      @RequestParam(defaultValue = "") String days,
      Model model,
      HttpServletResponse response) {
    Help help = of(signedIn, enrolment);
    MessageDraft draft = propose.propose(help.cohort(), enrolment, help.today());
    return help.tried(
        "snooze",
        signedIn,
        new Typed(draft.subject(), draft.text(), "7", days),
        model,
        response,
        caller -> {
          snooze.snooze(caller, enrolment, number(days), null);
          return "snoozed=" + enrolment;
        });
  }

  @PostMapping("/listing")
  String list(SignedIn signedIn, @PathVariable UUID enrolment) {
    Help help = of(signedIn, enrolment);
    snooze.takeBack(help.caller(), enrolment);
    return help.back("listed=" + enrolment);
  }

  private Help of(SignedIn signedIn, UUID id) {
    Caller caller = callers.of(signedIn);
    Enrolment enrolment = access.forStaff(caller, id);
    Cohort cohort = cohorts.find(enrolment.cohortId()).orElseThrow();
    return new Help(caller, enrolment, cohort, clock.today(cohort.zone()));
  }

  /** Null for what is none, which no rule accepts. */
  private static @Nullable Integer number(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * What stands in the fields.
   *
   * @param days of the longer plan
   * @param snoozeDays of the snooze
   */
  record Typed(String subject, String text, String days, String snoozeDays) {}

  /** One request about one learner. */
  private final class Help {

    private static final int UNACCEPTABLE = 422;
    private static final int CONFLICT = 409;

    private final Caller caller;
    private final Enrolment enrolment;
    private final Cohort cohort;
    private final LocalDate today;

    Help(Caller caller, Enrolment enrolment, Cohort cohort, LocalDate today) {
      this.caller = caller;
      this.enrolment = enrolment;
      this.cohort = cohort;
      this.today = today;
    }

    Caller caller() {
      return caller;
    }

    Cohort cohort() {
      return cohort;
    }

    LocalDate today() {
      return today;
    }

    String shown(SignedIn viewer, Typed typed, Model model) {
      model.addAttribute("viewer", viewer.name());
      model.addAttribute("path", paths.show(enrolment.id()));
      model.addAttribute("trace", trace.of(enrolment.id(), today));
      model.addAttribute("typed", typed);
      if (!model.containsAttribute("faults")) {
        model.addAttribute("faults", Map.of());
      }
      model.addAttribute("key", UUID.randomUUID());
      return "progress/help";
    }

    /**
     * Leads on when it was done; shows the page again, with the faults, when it cannot be.
     *
     * @param form whose fields the faults are of
     */
    String tried(
        String form,
        SignedIn viewer,
        Typed typed,
        Model model,
        HttpServletResponse response,
        Function<Caller, String> action) {
      try {
        return back(action.apply(caller));
      } catch (Problem problem) {
        int status = problem.type().status();
        if (status != UNACCEPTABLE && status != CONFLICT) {
          throw problem;
        }
        response.setStatus(status);
        Map<String, String> faults =
            problem.faults().stream()
                .collect(Collectors.toMap(fault -> fault.pointer().substring(1), Fault::detail));
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("refused", faults.isEmpty() ? problem.type().slug() : null);
        return shown(viewer, typed, model);
      }
    }

    String back(String outcome) {
      return "redirect:"
          + UriComponentsBuilder.fromPath("/progress/cohorts/{slug}/at-risk")
              .query(outcome)
              .encode()
              .buildAndExpand(cohort.slug())
              .toUriString();
    }
  }
}
