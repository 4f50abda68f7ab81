package dev.milepost.progress.pages;

import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody begins: one's own paths, and the cohorts that one looks after. */
@Controller
class HomePage {

  private final Callers callers;
  private final MyCohorts cohorts;
  private final MyPaths paths;

  HomePage(Callers callers, MyCohorts cohorts, MyPaths paths) {
    this.callers = callers;
    this.cohorts = cohorts;
    this.paths = paths;
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
  String home(SignedIn signedIn, Model model) {
    Caller caller = callers.of(signedIn);
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("paths", paths.of(caller));
    model.addAttribute("cohorts", cohorts.of(caller));
    return "progress/home";
  }
}
