package dev.milepost.progress.enrolling;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One learner in one cohort.
 *
 * @param startsOn first day of the learner's plan
 * @param countsFrom first day whose events count; null for no such bound
 * @param withdrawnOn last day whose events count; null while enrolled
 * @param revision grows with every change
 */
public record Enrolment(
    UUID id,
    UUID cohortId,
    UUID learnerId,
    LocalDate startsOn,
    @Nullable LocalDate countsFrom,
    @Nullable LocalDate withdrawnOn,
    UUID planId,
    long revision) {

  Enrolment withDates(LocalDate starts, @Nullable LocalDate from, @Nullable LocalDate withdrawn) {
    return new Enrolment(id, cohortId, learnerId, starts, from, withdrawn, planId, revision);
  }

  Enrolment withdrawn(@Nullable LocalDate day) {
    return withDates(startsOn, countsFrom, day);
  }

  /** With the plan that it has by now, and the next revision when anything differs. */
  Enrolment asChangeOf(Enrolment before, UUID plan) {
    var same =
        new Enrolment(
            id, cohortId, learnerId, startsOn, countsFrom, withdrawnOn, plan, before.revision);
    return same.equals(before)
        ? before
        : new Enrolment(
            id, cohortId, learnerId, startsOn, countsFrom, withdrawnOn, plan, before.revision + 1);
  }
}
