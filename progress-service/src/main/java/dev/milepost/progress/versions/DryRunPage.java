package dev.milepost.progress.versions;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.moving.DryRun;
import dev.milepost.progress.moving.TryMove;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.state.Outline;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows an author what a draft would change for the cohorts that they look after, if these were
 * moved to it. The form comes from the roadmap service's page (docs/decisions/0018) and has no
 * token of ours, so its path is public; it changes nothing, is taken from our own pages alone, and
 * whoever has no log-in here is shown nothing but the way to it.
 */
@Controller
class DryRunPage {

  private static final String PATH = "/progress/roadmaps/{slug}/dry-run";
  private static final PageOf LEARNERS = new PageOf(1, 10);

  private final Callers callers;
  private final Cohorts cohorts;
  private final TryMove tryMove;
  private final SameOrigin sameOrigin;

  DryRunPage(
      Callers callers,
      Cohorts cohorts,
      TryMove tryMove,
      @Value("${milepost.public-url}") String publicUrl) {
    this.callers = callers;
    this.cohorts = cohorts;
    this.tryMove = tryMove;
    sameOrigin = new SameOrigin(publicUrl);
  }

  @Bean
  static PublicPaths dryRunForm() {
    return PublicPaths.of("/progress/roadmaps/*/dry-run");
  }

  /**
   * @param document the draft
   * @param back the page that sent it, below {@code /roadmaps/}
   */
  @PostMapping(PATH)
  String run(
      Optional<SignedIn> signedIn,
      @PathVariable String slug,
      @RequestParam String document,
      @RequestParam(defaultValue = "") String back,
      HttpServletRequest request,
      Model model) {
    if (!sameOrigin.sent(request)) {
      throw Problem.notAllowed();
    }
    model.addAttribute("slug", slug);
    model.addAttribute("back", checked(back));
    if (signedIn.isEmpty()) {
      return "progress/versions/log-in";
    }
    model.addAttribute("viewer", signedIn.get().name());
    Outline draft = Draft.read(slug, document);
    model.addAttribute("roadmapTitle", draft.roadmap().title());
    model.addAttribute("runs", runs(callers.of(signedIn.get()), slug, draft));
    return "progress/versions/dry-run";
  }

  /** Where a stranger comes back to from the log-in. */
  @GetMapping(PATH + "/logged-in")
  String loggedIn(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String back,
      Model model) {
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("slug", slug);
    model.addAttribute("back", checked(back));
    return "progress/versions/log-in";
  }

  /** Cohorts in which somebody loses something come first, then by name. */
  private List<DryRun> runs(Caller caller, String roadmap, Outline draft) {
    return cohorts.lookedAfterBy(caller, "").stream()
        .filter(cohort -> cohort.roadmap().equals(roadmap))
        .sorted(Comparator.comparing(Cohort::name).thenComparing(Cohort::slug))
        .map(cohort -> tryMove.run(cohort, draft, null, LEARNERS))
        .sorted(Comparator.comparingInt((DryRun run) -> -run.losing()))
        .toList();
  }

  /** Leads nowhere but to roadmaps. */
  private static String checked(String back) {
    return back.matches("/roadmaps/[A-Za-z0-9/_.-]{1,200}") && !back.contains("..")
        ? back
        : "/roadmaps";
  }
}
