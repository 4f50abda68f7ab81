package dev.milepost.progress.enrolling;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The plans of one cohort: those that its calendar lays out, by their first day, each laid out
 * once, and those of single learners, as far as they are told of. Not thread-safe.
 */
final class CohortPlans {

  private final Cohort cohort;
  private final Outline outline;
  private final Map<LocalDate, Plan> laidOut = new HashMap<>();
  private final Map<UUID, Plan> known = new HashMap<>();

  CohortPlans(Cohort cohort, Outline outline) {
    this.cohort = cohort;
    this.outline = outline;
  }

  Outline outline() {
    return outline;
  }

  Plan of(LocalDate start) {
    return laidOut.computeIfAbsent(start, day -> keep(cohort.layOut(outline, day)));
  }

  Plan keep(Plan plan) {
    known.put(plan.id(), plan);
    return plan;
  }

  /** That the enrolment has, which was laid out or kept here. */
  Plan of(Enrolment enrolment) {
    return Objects.requireNonNull(known.get(enrolment.planId()));
  }

  /**
   * By the cohort's calendar; a plan of the learner's own stays as far as the calendar has room.
   */
  Plan fitting(Enrolment enrolment) {
    return enrolment.ownPlan() ? fitting(of(enrolment)) : of(enrolment.startsOn());
  }

  Plan fitting(Plan plan) {
    return keep(cohort.fit(plan));
  }

  boolean isOwn(Enrolment enrolment, Plan plan) {
    return !plan.equals(of(enrolment.startsOn()));
  }

  Standing standingAtTheStart() {
    return Standing.atTheStart(outline);
  }

  Pace paceAtTheStart(LocalDate start) {
    return Pace.of(standingAtTheStart(), of(start));
  }
}
