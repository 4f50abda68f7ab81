package dev.milepost.progress.versions;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.moving.CohortMoves;
import dev.milepost.progress.moving.MoveCohort;
import dev.milepost.progress.moving.MoveRequest;
import dev.milepost.progress.moving.OtherVersions;
import dev.milepost.progress.moving.TryMove;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.progress.roster.PageOf;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where an admin moves a cohort: first what another version would change and for whom, and then one
 * button that moves from the version that was looked at, or not at all.
 */
@Controller
@RequestMapping("/progress/cohorts/{slug}/version")
class VersionPage {

  private static final int LEARNERS_A_PAGE = 25;

  private final Callers callers;
  private final CohortAccess access;
  private final PublishedRoadmaps roadmaps;
  private final OtherVersions others;
  private final TryMove tryMove;
  private final MoveCohort moveCohort;
  private final CohortMoves moves;

  VersionPage(
      Callers callers,
      CohortAccess access,
      PublishedRoadmaps roadmaps,
      OtherVersions others,
      TryMove tryMove,
      MoveCohort moveCohort,
      CohortMoves moves) {
    this.callers = callers;
    this.access = access;
    this.roadmaps = roadmaps;
    this.others = others;
    this.tryMove = tryMove;
    this.moveCohort = moveCohort;
    this.moves = moves;
  }

  /**
   * @param to the version to try out; null for none
   * @param page of the learners whom it affects
   * @param moved whether the cohort was just moved
   */
  @GetMapping
  String look(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable Integer to,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "false") boolean moved,
      Model model) {
    Cohort cohort = access.forAdmin(callers.of(signedIn), slug);
    model.addAttribute("moved", moved);
    return show(signedIn, cohort, to, page, model);
  }

  @PostMapping
  String move(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam int to,
      @RequestParam int from,
      @RequestParam(defaultValue = "false") boolean sure,
      Model model,
      HttpServletResponse response) {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forAdmin(caller, slug);
    if (!sure) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("unsure", true);
      return show(signedIn, cohort, to, 1, model);
    }
    try {
      moveCohort.move(caller, slug, new MoveRequest(to, from));
      return "redirect:/progress/cohorts/%s/version?moved=true".formatted(slug);
    } catch (Problem problem) {
      if (problem.type().status() != HttpStatus.CONFLICT.value()) {
        throw problem;
      }
      response.setStatus(problem.type().status());
      model.addAttribute("meanwhile", true);
      return show(signedIn, access.forAdmin(caller, slug), to, 1, model);
    }
  }

  private String show(
      SignedIn signedIn, Cohort cohort, @Nullable Integer to, int page, Model model) {
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("cohort", cohort);
    model.addAttribute(
        "roadmapTitle",
        roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion()).roadmap().title());
    model.addAttribute("others", others.of(cohort));
    model.addAttribute("moves", moves.of(cohort));
    if (to != null && to != cohort.roadmapVersion()) {
      var outline = roadmaps.find(cohort.roadmap(), to).orElseThrow(Problem::notFound);
      model.addAttribute(
          "run", tryMove.run(cohort, outline, to, PageOf.checked(page, LEARNERS_A_PAGE)));
    }
    return "progress/versions/version";
  }
}
