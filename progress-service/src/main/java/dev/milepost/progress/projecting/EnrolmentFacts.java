package dev.milepost.progress.projecting;

import dev.milepost.progress.pace.Plan;
import dev.milepost.state.Outline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of an enrolment to fold its events.
 *
 * @param outline the version of the roadmap that the cohort has
 * @param formerMilestones keys of all milestones of the versions that the cohort once had
 */
public record EnrolmentFacts(
    UUID enrolment,
    UUID learner,
    UUID cohort,
    String term,
    ZoneId zone,
    @Nullable LocalDate countsFrom,
    @Nullable LocalDate withdrawnOn,
    Outline outline,
    Set<String> formerMilestones,
    Plan plan) {

  /** Whether the cohort has or once had the milestone. */
  public boolean knows(String milestone) {
    return outline.placeOf(milestone).isPresent() || formerMilestones.contains(milestone);
  }

  /** With another version of the roadmap, and a plan for that. */
  EnrolmentFacts movedTo(Outline version, Plan itsPlan) {
    return new EnrolmentFacts(
        enrolment,
        learner,
        cohort,
        term,
        zone,
        countsFrom,
        withdrawnOn,
        version,
        formerMilestones,
        itsPlan);
  }

  /** Whether what happened on that day makes a difference, or is only recorded. */
  boolean counts(LocalDate day) {
    return (countsFrom == null || !day.isBefore(countsFrom))
        && (withdrawnOn == null || !day.isAfter(withdrawnOn));
  }

  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }
}
