package dev.milepost.progress.pages;

import dev.milepost.edge.reader.Languages;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.dashboard.ReadDashboard;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.past.AsOf;
import dev.milepost.progress.past.LearnerThen;
import dev.milepost.progress.past.LearnersThen;
import dev.milepost.progress.reviewing.ListReviews;
import dev.milepost.progress.risk.ListAtRisk;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.progress.roster.Roster;
import dev.milepost.progress.roster.RosterPage;
import dev.milepost.progress.roster.RosterQuery;
import dev.milepost.progress.roster.RosterThen;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
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
  private static final int FIRST_WAITING = 3;

  private final Callers callers;
  private final CohortAccess access;
  private final ReadDashboard dashboards;
  private final RenderFigures rendering;
  private final Roster roster;
  private final LearnersThen past;
  private final ListAtRisk atRisk;
  private final ListReviews reviews;
  private final BusinessClock clock;

  CohortPage(
      Callers callers,
      CohortAccess access,
      ReadDashboard dashboards,
      RenderFigures rendering,
      Roster roster,
      LearnersThen past,
      ListAtRisk atRisk,
      ListReviews reviews,
      BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.dashboards = dashboards;
    this.rendering = rendering;
    this.roster = roster;
    this.past = past;
    this.atRisk = atRisk;
    this.reviews = reviews;
    this.clock = clock;
  }

  @GetMapping
  String cohort(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(name = "as-of", required = false) @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate wanted,
      Model model) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    LocalDate today = clock.today(cohort.zone());
    LocalDate asOf = AsOf.day(wanted, today);
    model.addAttribute("viewer", signedIn.name());
    RosterQuery query = RosterQuery.of(sort, order, search, show, page, LEARNERS);
    if (asOf.equals(today)) {
      addToday(cohort, query, today, model);
    } else {
      addThen(cohort, query, asOf, model);
    }
    var figures = FiguresModel.of(dashboards.read(cohort, asOf, today), today);
    model.addAllAttributes(figures.variables());
    model.addAttribute("elements", rendering.elements(figures, Languages.ofRequest()));
    return "progress/cohort";
  }

  private void addToday(Cohort cohort, RosterQuery query, LocalDate today, Model model) {
    model.addAttribute("script", "live.js");
    model.addAttribute("atRisk", atRisk.list(cohort, today, new PageOf(1, FIRST_AT_RISK)));
    model.addAttribute("waiting", reviews.list(cohort, today, new PageOf(1, FIRST_WAITING)));
    addLearners(cohort, query, roster.page(cohort, query, today), null, model);
  }

  private void addThen(Cohort cohort, RosterQuery query, LocalDate asOf, Model model) {
    List<LearnerThen> then = past.read(cohort, asOf);
    model.addAttribute("past", true);
    model.addAttribute("atRisk", atRisk.then(cohort, then, asOf, new PageOf(1, FIRST_AT_RISK)));
    addLearners(cohort, query, new RosterThen(cohort, then, asOf).page(query), asOf, model);
  }

  private static void addLearners(
      Cohort cohort,
      RosterQuery query,
      RosterPage learners,
      @Nullable LocalDate asOf,
      Model model) {
    model.addAttribute("query", query);
    model.addAttribute("learners", learners);
    model.addAttribute(
        "links", new TableLinks("/progress/cohorts/" + cohort.slug(), query, learners, asOf));
  }
}
