package dev.milepost.progress.path;

import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.path.LearnerPath.CohortOfPath;
import dev.milepost.state.MilestoneState;
import dev.milepost.state.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment as the database has it.
 *
 * @param zone of the learner's profile
 * @param blackout days of the cohort on which nothing is due
 * @param done what is known of each milestone that is done, by key
 */
record PathRow(
    UUID enrolment,
    UUID learner,
    String name,
    ZoneId zone,
    @Nullable LocalDate withdrawnOn,
    CohortOfPath cohort,
    Set<LocalDate> blackout,
    Plan plan,
    Standing standing,
    Pace pace,
    List<LocalDate> activeDays,
    Map<String, Done> done) {

  /** The day on which the milestone at {@code place} was done, in the cohort's zone. */
  @Nullable LocalDate doneDay(int place) {
    Done known = done.get(standing.outline().milestone(place).key());
    return known == null ? null : known.day();
  }

  /**
   * @param day in the cohort's zone
   */
  record Done(Instant at, LocalDate day, boolean carriedOver) {

    static Done of(MilestoneState state, ZoneId zone) {
      Instant at = Objects.requireNonNull(state.doneAt());
      return new Done(at, LocalDate.ofInstant(at, zone), state.carriedOver());
    }
  }
}
