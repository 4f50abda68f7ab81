package dev.milepost.progress.pages;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.dashboard.Dashboard;
import dev.milepost.progress.dashboard.ReadDashboard;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.risk.ListAtRisk;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.progress.roster.Roster;
import dev.milepost.progress.roster.RosterPage;
import dev.milepost.progress.roster.RosterQuery;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A cohort for its mentors and admins. */
@Controller
@RequestMapping("/progress/cohorts/{slug}")
class CohortPage {

  private static final int LEARNERS = 25;
  private static final int FIRST_AT_RISK = 5;
  private static final int AT_RISK = 50;

  private final Callers callers;
  private final CohortAccess access;
  private final ReadDashboard dashboards;
  private final Roster roster;
  private final ListAtRisk atRisk;
  private final BusinessClock clock;

  CohortPage(
      Callers callers,
      CohortAccess access,
      ReadDashboard dashboards,
      Roster roster,
      ListAtRisk atRisk,
      BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.dashboards = dashboards;
    this.roster = roster;
    this.atRisk = atRisk;
    this.clock = clock;
  }

  @GetMapping
  String cohort(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    LocalDate today = clock.today(cohort.zone());
    RosterQuery query = RosterQuery.of(sort, order, search, page, LEARNERS);
    Dashboard dashboard = dashboards.read(cohort, today, today);
    RosterPage learners = roster.page(cohort, query, today);
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("today", today);
    model.addAttribute("day", CohortDay.of(cohort.startDay(), cohort.endDay(), today));
    model.addAttribute("dashboard", dashboard);
    model.addAttribute("chart", BurnUpChart.of(dashboard.burnUp()));
    model.addAttribute("map", ActivityMap.of(dashboard.activity(), today));
    model.addAttribute("atRisk", atRisk.list(cohort, today, new PageOf(1, FIRST_AT_RISK)));
    model.addAttribute("query", query);
    model.addAttribute("learners", learners);
    model.addAttribute("links", new TableLinks("/progress/cohorts/" + slug, query, learners));
    return "progress/cohort";
  }

  @GetMapping("/at-risk")
  String atRisk(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    LocalDate today = clock.today(cohort.zone());
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("today", today);
    model.addAttribute("cohort", cohort);
    model.addAttribute("atRisk", atRisk.list(cohort, today, PageOf.checked(page, AT_RISK)));
    return "progress/at-risk";
  }
}
