package dev.milepost.progress.enrolling;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The plans of one cohort by their first day, each laid out once. Not thread-safe. */
final class CohortPlans {

  private final Cohort cohort;
  private final Outline outline;
  private final Map<LocalDate, Plan> plans = new HashMap<>();

  CohortPlans(Cohort cohort, Outline outline) {
    this.cohort = cohort;
    this.outline = outline;
  }

  Outline outline() {
    return outline;
  }

  Plan of(LocalDate start) {
    return plans.computeIfAbsent(
        start, day -> Plan.of(outline, day, cohort.endDay(), Set.copyOf(cohort.blackoutDays())));
  }

  Standing standingAtTheStart() {
    return Standing.atTheStart(outline);
  }

  Pace paceAtTheStart(LocalDate start) {
    return Pace.of(standingAtTheStart(), of(start));
  }
}
