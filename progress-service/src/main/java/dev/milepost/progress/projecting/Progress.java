package dev.milepost.progress.projecting;

import dev.milepost.progress.histories.Histories;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.pace.Rhythm;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;

/**
 * Where an enrolment stands, as far as it cannot be derived from anything smaller.
 *
 * @param standing what {@code histories} amount to
 * @param events how many count
 */
record Progress(Standing standing, Histories histories, ActiveDays activeDays, int events) {

  static Progress none(Outline outline) {
    return new Progress(Standing.atTheStart(outline), Histories.NONE, ActiveDays.NONE, 0);
  }

  /** With the histories of the same events, but others of them put away. */
  Progress keeping(Histories others) {
    return new Progress(standing, others, activeDays, events);
  }

  Pace pace(Plan plan) {
    return Pace.of(standing, plan);
  }

  Rhythm rhythm() {
    return activeDays.rhythm();
  }
}
