package dev.milepost.progress.pages;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.intervening.Interventions;
import dev.milepost.progress.path.LearnerPath;
import dev.milepost.progress.path.ShowPath;
import dev.milepost.progress.reviewing.ReadReviews;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
  private final ShowPath paths;
  private final ReadReviews reviews;
  private final Interventions interventions;
  private final TraceModel trace;

  PathPage(
      Callers callers,
      EnrolmentAccess access,
      ShowPath paths,
      ReadReviews reviews,
      Interventions interventions,
      TraceModel trace) {
    this.callers = callers;
    this.access = access;
    this.paths = paths;
    this.reviews = reviews;
    this.interventions = interventions;
    this.trace = trace;
  }

  @GetMapping("/progress/enrolments/{enrolment}")
  String path(
      SignedIn signedIn,
      @PathVariable UUID enrolment,
      @RequestParam(defaultValue = "") String recorded,
      @RequestParam(defaultValue = "") String taken,
      Model model) {
    Caller caller = callers.of(signedIn);
    access.forReader(caller, enrolment);
    LearnerPath path = paths.show(enrolment);
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("path", path);
    model.addAttribute("staff", !path.learner().equals(caller.personId()));
    model.addAttribute("recorded", title(path, recorded));
    model.addAttribute("taken", title(path, taken));
    model.addAttribute("reviews", reviews.latest(enrolment));
    model.addAttribute("written", interventions.messages(enrolment));
    model.addAttribute(
        "trace",
        path.learner().equals(caller.personId()) ? List.of() : trace.of(enrolment, path.today()));
    model.addAttribute("key", UUID.randomUUID());
    return "progress/path";
  }

  /** Of the milestone that was just reported; null for none that there is. */
  private static @Nullable String title(LearnerPath path, String milestone) {
    return path.stages().stream()
        .flatMap(stage -> stage.milestones().stream())
        .filter(one -> one.key().equals(milestone))
        .findFirst()
        .map(LearnerPath.MilestoneOfPath::title)
        .orElse(null);
  }
}
