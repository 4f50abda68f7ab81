package dev.milepost.progress.enrolling;

import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.progress.cohorts.Cohort;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for of an enrolment. What is null was not asked for: a new enrolment gets what
 * fits, one that is there keeps what it has.
 *
 * @param id of the enrolment
 * @param enrolledOn day on which a new enrolment was made, in the cohort's zone; today or earlier
 * @param startDay first day of the plan, in a cohort with rolling pacing
 * @param countsFrom first day whose events count
 * @param withdrawnOn last day whose events count
 */
record EnrolmentDates(
    @Nullable UUID id,
    @Nullable LocalDate enrolledOn,
    @Nullable LocalDate startDay,
    @Nullable LocalDate countsFrom,
    @Nullable LocalDate withdrawnOn) {

  static final EnrolmentDates NONE = new EnrolmentDates(null, null, null, null, null);

  /**
   * A new enrolment. Its events count from the earlier of today and the cohort's start, so that a
   * late joiner may report earlier work.
   *
   * @param now in business time
   */
  Enrolment begun(Cohort cohort, UUID learner, Instant now, CohortPlans plans) {
    LocalDate today = LocalDate.ofInstant(now, cohort.zone());
    LocalDate starts = startsOn(cohort, today);
    LocalDate from =
        countsFrom != null
            ? countsFrom
            : Stream.of(today, cohort.startDay(), withdrawnOn == null ? today : withdrawnOn)
                .min(LocalDate::compareTo)
                .orElseThrow();
    return new Enrolment(
        id == null ? UUID.randomUUID() : id,
        cohort.id(),
        learner,
        enrolledAt(cohort, now, today),
        starts,
        from,
        withdrawnOn,
        plans.of(starts).id(),
        false,
        1);
  }

  /** An enrolment that is there, with what was asked for. */
  Enrolment appliedTo(Enrolment known) {
    return known.withDates(
        Objects.requireNonNullElse(startDay, known.startsOn()),
        countsFrom == null ? known.countsFrom() : countsFrom,
        withdrawnOn == null ? known.withdrawnOn() : withdrawnOn);
  }

  /** Of an earlier day nobody knows the hour, so that it is taken to have been noon. */
  private Instant enrolledAt(Cohort cohort, Instant now, LocalDate today) {
    return enrolledOn == null || !enrolledOn.isBefore(today)
        ? now
        : enrolledOn.atTime(LocalTime.NOON).atZone(cohort.zone()).toInstant();
  }

  private LocalDate startsOn(Cohort cohort, LocalDate today) {
    if (cohort.pacing() == Pacing.FIXED) {
      return cohort.startDay();
    }
    if (startDay != null) {
      return startDay;
    }
    LocalDate earliest = today.isBefore(cohort.startDay()) ? cohort.startDay() : today;
    return earliest.isAfter(cohort.endDay()) ? cohort.endDay() : earliest;
  }
}
