package dev.milepost.progress.pages;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.reporting.MilestoneReport;
import dev.milepost.progress.reviewing.ListReviews;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.time.BusinessClock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What waits for a review in a cohort, with the form that gives it. */
@Controller
@RequestMapping("/progress/cohorts/{slug}/reviews")
class ReviewsPage {

  private static final int SUBMISSIONS = 20;

  private final Callers callers;
  private final CohortAccess access;
  private final ListReviews reviews;
  private final ReportFromPage reports;
  private final BusinessClock clock;

  ReviewsPage(
      Callers callers,
      CohortAccess access,
      ListReviews reviews,
      ReportFromPage reports,
      BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.reviews = reviews;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * @param outcome of the review that was just given: {@code recorded}, {@code taken}, {@code
   *     refused} or {@code settled}; empty for none
   * @param of the title of the milestone and the learner that it was about
   */
  @GetMapping
  String queue(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String of,
      Model model) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    var today = clock.today(cohort.zone());
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("cohort", cohort);
    model.addAttribute("today", today);
    model.addAttribute("queue", reviews.list(cohort, today, PageOf.checked(page, SUBMISSIONS)));
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("outcome", outcome);
    model.addAttribute("of", of);
    return "progress/reviews";
  }

  /**
   * Gives a review, unless somebody has given one meanwhile or the learner has handed in anew.
   *
   * @param type {@code approved} or {@code changes-requested}, as the button has it
   * @param key made with the form, so that sending it twice reviews once
   * @param of said back on the page that follows
   */
  @PostMapping("/{enrolment}/{milestone}")
  String review(
      SignedIn signedIn,
      @PathVariable String slug,
      @PathVariable UUID enrolment,
      @PathVariable String milestone,
      @RequestParam UUID submission,
      @RequestParam UUID key,
      @RequestParam String type,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String of) {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forStaff(caller, slug);
    if (type.equals(MilestoneEventType.CHANGES_REQUESTED.wireName()) && note.isBlank()) {
      throw new Problem(EdgeProblems.INVALID_FIELDS, "A review that asks for changes says which.")
          .at(List.of(new Fault("/note", "what should be changed, for the learner to read")));
    }
    String outcome = "settled";
    if (reviews.isWaiting(cohort, clock.today(cohort.zone()), enrolment, submission)) {
      var report =
          MilestoneReport.review(
              enrolment, milestone, type, submission, note.isBlank() ? null : note.strip());
      outcome = reports.report(caller, report, key).slug();
    }
    return "redirect:"
        + UriComponentsBuilder.fromPath("/progress/cohorts/{slug}/reviews")
            .queryParam("outcome", outcome)
            .queryParam("of", "{of}")
            .encode()
            .buildAndExpand(slug, of)
            .toUriString();
  }
}
