package dev.milepost.progress.enrolling;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where somebody sees what an open cohort is, and joins it by themselves. */
@Controller
@RequestMapping("/progress/cohorts/{slug}/join")
class JoinPage {

  private final Callers callers;
  private final CohortAccess access;
  private final EnrolmentTables tables;
  private final PublishedRoadmaps roadmaps;
  private final JoinCohort join;

  JoinPage(
      Callers callers,
      CohortAccess access,
      EnrolmentTables tables,
      PublishedRoadmaps roadmaps,
      JoinCohort join) {
    this.callers = callers;
    this.access = access;
    this.tables = tables;
    this.roadmaps = roadmaps;
    this.join = join;
  }

  /** Who is in it already is led to their path. */
  @GetMapping
  String look(SignedIn signedIn, @PathVariable String slug, Model model) {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forReader(caller, slug);
    Optional<Enrolment> own =
        tables
            .ofLearner(cohort.id(), caller.personId())
            .filter(enrolment -> enrolment.withdrawnOn() == null);
    return own.isPresent() ? path(own.get().id()) : page(signedIn, cohort, model);
  }

  @PostMapping
  String join(
      SignedIn signedIn, @PathVariable String slug, Model model, HttpServletResponse response) {
    Caller caller = callers.of(signedIn);
    try {
      return path(join.join(caller, slug).enrolment());
    } catch (Problem refused) {
      if (!EnrolmentProblems.isNotOpen(refused)) {
        throw refused;
      }
      response.setStatus(refused.type().status());
      return page(signedIn, access.forReader(caller, slug), model);
    }
  }

  private String page(SignedIn signedIn, Cohort cohort, Model model) {
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("cohort", cohort);
    model.addAttribute(
        "roadmapTitle",
        roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion()).roadmap().title());
    model.addAttribute("open", join.isOpen(cohort));
    return "progress/setup/join";
  }

  private static String path(UUID enrolment) {
    return "redirect:/progress/enrolments/" + enrolment;
  }
}
