package dev.milepost.progress.pages;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.intervening.Intervention;
import dev.milepost.progress.intervening.Interventions;
import dev.milepost.progress.intervening.Interventions.Snooze;
import dev.milepost.progress.past.AsOf;
import dev.milepost.progress.past.LearnersThen;
import dev.milepost.progress.risk.ListAtRisk;
import dev.milepost.progress.roster.LearnerRow;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.progress.roster.Roster;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may need help in a cohort, who is left out for now, and what was just done. */
@Controller
class AtRiskPage {

  private static final int AT_RISK = 50;
  private static final int SNOOZED = 200;

  private final Callers callers;
  private final CohortAccess access;
  private final ListAtRisk atRisk;
  private final LearnersThen past;
  private final Interventions interventions;
  private final Roster roster;
  private final BusinessClock clock;

  AtRiskPage(
      Callers callers,
      CohortAccess access,
      ListAtRisk atRisk,
      LearnersThen past,
      Interventions interventions,
      Roster roster,
      BusinessClock clock) {
    this.callers = callers;
    this.access = access;
    this.atRisk = atRisk;
    this.past = past;
    this.interventions = interventions;
    this.roster = roster;
    this.clock = clock;
  }

  /**
   * @param wanted the day to show, in the cohort's zone; null for today
   * @param did the intervention that was just made
   * @param snoozed the enrolment that was just left out
   * @param listed the enrolment that was just listed again
   */
  @GetMapping("/progress/cohorts/{slug}/at-risk")
  String atRisk(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(name = "as-of", required = false) @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate wanted,
      @RequestParam(required = false) @Nullable UUID did,
      @RequestParam(required = false) @Nullable UUID snoozed,
      @RequestParam(required = false) @Nullable UUID listed,
      Model model) {
    Cohort cohort = access.forStaff(callers.of(signedIn), slug);
    LocalDate today = clock.today(cohort.zone());
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("today", today);
    model.addAttribute("cohort", cohort);
    LocalDate asOf = AsOf.day(wanted, today);
    model.addAttribute("asOf", asOf);
    if (!asOf.equals(today)) {
      model.addAttribute("past", true);
      model.addAttribute(
          "atRisk",
          atRisk.then(cohort, past.read(cohort, asOf), asOf, PageOf.checked(page, AT_RISK)));
      return "progress/at-risk";
    }
    model.addAttribute("atRisk", atRisk.list(cohort, today, PageOf.checked(page, AT_RISK)));
    model.addAttribute("sleeping", atRisk.snoozed(cohort, today, new PageOf(1, SNOOZED)));
    Intervention done = did == null ? null : interventions.find(did).orElse(null);
    model.addAttribute("did", done);
    model.addAttribute("didFor", done == null ? null : name(cohort, done.enrolment(), today));
    model.addAttribute("listed", listed == null ? null : name(cohort, listed, today));
    addSnooze(cohort, snoozed, today, model);
    return "progress/at-risk";
  }

  private void addSnooze(Cohort cohort, @Nullable UUID enrolment, LocalDate today, Model model) {
    Snooze snooze =
        enrolment == null ? null : interventions.snoozes(cohort.id(), today).get(enrolment);
    if (snooze != null) {
      model.addAttribute("snoozedName", name(cohort, snooze.enrolment(), today));
      model.addAttribute("snoozedUntil", snooze.until());
    }
  }

  /** Null for who is not of this cohort. */
  private @Nullable String name(Cohort cohort, UUID enrolment, LocalDate today) {
    LearnerRow row = roster.byEnrolment(cohort, List.of(enrolment), today).get(enrolment);
    return row == null ? null : row.name();
  }
}
