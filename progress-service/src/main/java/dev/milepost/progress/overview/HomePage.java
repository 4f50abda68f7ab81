package dev.milepost.progress.overview;

import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
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
  private final BusinessClock clock;

  HomePage(
      Callers callers,
      ReadOverview overviews,
      MyPaths paths,
      OpenCohorts open,
      BusinessClock clock) {
    this.callers = callers;
    this.overviews = overviews;
    this.paths = paths;
    this.open = open;
    this.clock = clock;
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
      @RequestParam(name = "as-of", required = false) @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate asOf,
      ZoneId zone,
      Model model) {
    Caller caller = callers.of(signedIn);
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("admin", caller.admin());
    model.addAttribute("paths", paths.of(caller));
    model.addAttribute("open", open.of(caller));
    model.addAttribute("today", clock.today(zone));
    model.addAttribute(
        "cohorts", overviews.read(caller, OverviewQuery.of(phase, search, page, COHORTS, asOf)));
    return "progress/home";
  }
}
