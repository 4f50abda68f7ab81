package dev.milepost.progress.portfolio;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.enrolling.EnrolmentAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a learner has earned, on a page that is made to be printed. */
@Controller
class PortfolioPage {

  private final Callers callers;
  private final EnrolmentAccess access;
  private final ShowPortfolio portfolios;

  PortfolioPage(Callers callers, EnrolmentAccess access, ShowPortfolio portfolios) {
    this.callers = callers;
    this.access = access;
    this.portfolios = portfolios;
  }

  @GetMapping("/progress/enrolments/{enrolment}/portfolio")
  String portfolio(SignedIn signedIn, @PathVariable UUID enrolment, Model model) {
    Caller caller = callers.of(signedIn);
    Enrolment shown = access.forReader(caller, enrolment);
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("mine", shown.learnerId().equals(caller.personId()));
    model.addAttribute("portfolio", portfolios.show(enrolment));
    model.addAttribute("script", "print.js");
    return "progress/portfolio";
  }
}
