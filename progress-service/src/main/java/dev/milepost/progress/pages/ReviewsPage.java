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
import dev.milepost.progress.reviewing.ReviewQueue;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.time.BusinessClock;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    model.addAttribute("outcome", outcome);
    model.addAttribute("of", of);
    return show(signedIn, cohort, reviews(cohort, PageOf.checked(page, SUBMISSIONS)), model);
  }

  private ReviewQueue reviews(Cohort cohort, PageOf page) {
    return reviews.list(cohort, clock.today(cohort.zone()), page);
  }

  private String show(SignedIn signedIn, Cohort cohort, ReviewQueue queue, Model model) {
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("cohort", cohort);
    model.addAttribute("today", clock.today(cohort.zone()));
    model.addAttribute("queue", queue);
    model.addAttribute("key", UUID.randomUUID());
    return "progress/reviews";
  }

  /**
   * Gives a review, unless somebody has given one meanwhile or the learner has handed in anew. What
   * cannot be accepted of the note is told beside it, with what was typed still there.
   *
   * @param type {@code approved} or {@code changes-requested}, as the button has it
   * @param key made with the form, so that sending it twice reviews once
   * @param of said back on the page that follows
   * @param page of the queue that the form stands on
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
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      HttpServletResponse response) {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forStaff(caller, slug);
    String outcome = "settled";
    if (reviews.isWaiting(cohort, clock.today(cohort.zone()), enrolment, submission)) {
      try {
        var report =
            MilestoneReport.review(enrolment, milestone, type, submission, note(type, note));
        outcome = reports.report(caller, report, key).slug();
      } catch (Problem problem) {
        ReviewQueue queue = reviews(cohort, PageOf.checked(page, SUBMISSIONS));
        if (!concernsNote(problem) || !queue.has(submission)) {
          throw problem;
        }
        response.setStatus(problem.type().status());
        model.addAttribute("faulty", submission);
        model.addAttribute("faults", problem.faults());
        model.addAttribute("typed", note);
        return show(signedIn, cohort, queue, model);
      }
    }
    return back(slug, outcome, of);
  }

  /** A browser sends a line break as two characters, and counts it as one. */
  private static @Nullable String note(String type, String typed) {
    String note = typed.replace("\r\n", "\n").strip();
    if (!note.isEmpty()) {
      return note;
    }
    if (type.equals(MilestoneEventType.CHANGES_REQUESTED.wireName())) {
      throw new Problem(EdgeProblems.INVALID_FIELDS, "A review that asks for changes says which.")
          .at(List.of(new Fault("/note", "what should be changed, for the learner to read")));
    }
    return null;
  }

  private static boolean concernsNote(Problem problem) {
    return problem.type().slug().equals(EdgeProblems.INVALID_FIELDS.slug())
        && problem.faults().stream().allMatch(fault -> fault.pointer().equals("/note"));
  }

  private static String back(String slug, String outcome, String of) {
    return "redirect:"
        + UriComponentsBuilder.fromPath("/progress/cohorts/{slug}/reviews")
            .queryParam("outcome", outcome)
            .queryParam("of", "{of}")
            .encode()
            .buildAndExpand(slug, of)
            .toUriString();
  }
}
