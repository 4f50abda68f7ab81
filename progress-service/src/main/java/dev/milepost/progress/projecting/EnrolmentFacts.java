package dev.milepost.progress.projecting;

import dev.milepost.progress.pace.Plan;
import dev.milepost.state.Outline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has to be known of an enrolment to fold its events. */
public record EnrolmentFacts(
    UUID enrolment,
    UUID learner,
    UUID cohort,
    String term,
    ZoneId zone,
    @Nullable LocalDate countsFrom,
    @Nullable LocalDate withdrawnOn,
    Outline outline,
    Plan plan) {

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
