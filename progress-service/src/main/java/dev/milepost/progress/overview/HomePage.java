package dev.milepost.progress.overview;

import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where everybody begins: one's own paths, what one can join, and what one looks after. */
@Controller
class HomePage {

  private static final int COHORTS = 24;

  private final Callers callers;
  private final ReadOverview overviews;
  private final MyPaths paths;
  private final OpenCohorts open;

  HomePage(Callers callers, ReadOverview overviews, MyPaths paths, OpenCohorts open) {
    this.callers = callers;
    this.overviews = overviews;
    this.paths = paths;
    this.open = open;
  }

  @Bean
  static PublicPaths frontDoor() {
    return PublicPaths.of("/");
  }

  @GetMapping("/")
  String frontDoorLeadsHome() {
    return "redirect:/progress";
  }

  @GetMapping("/progress")
  String home(
      SignedIn signedIn,
      @RequestParam(defaultValue = "") String phase,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Caller caller = callers.of(signedIn);
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("admin", caller.admin());
    model.addAttribute("paths", paths.of(caller));
    model.addAttribute("open", open.of(caller));
    model.addAttribute(
        "cohorts", overviews.read(caller, OverviewQuery.of(phase, search, page, COHORTS)));
    return "progress/home";
  }
}
