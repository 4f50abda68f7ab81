package dev.milepost.progress.enrolling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One learner in one cohort.
 *
 * @param enrolledAt when the learner was enrolled, in business time; stays as it was made
 * @param startsOn first day of the learner's plan
 * @param countsFrom first day whose events count; null for no such bound
 * @param withdrawnOn last day whose events count; null while enrolled
 * @param ownPlan whether the plan differs from the one that the cohort's calendar lays out
 * @param revision grows with every change
 */
public record Enrolment(
    UUID id,
    UUID cohortId,
    UUID learnerId,
    Instant enrolledAt,
    LocalDate startsOn,
    @Nullable LocalDate countsFrom,
    @Nullable LocalDate withdrawnOn,
    UUID planId,
    boolean ownPlan,
    long revision) {

  /**
   * Whoever begins on another day is planned anew: an own plan was made for the other beginning.
   */
  Enrolment withDates(LocalDate starts, @Nullable LocalDate from, @Nullable LocalDate withdrawn) {
    boolean own = ownPlan && starts.equals(startsOn);
    return new Enrolment(
        id, cohortId, learnerId, enrolledAt, starts, from, withdrawn, planId, own, revision);
  }

  Enrolment withdrawn(@Nullable LocalDate day) {
    return withDates(startsOn, countsFrom, day);
  }

  /** With the plan that it has by now, and the next revision when anything differs. */
  Enrolment asChangeOf(Enrolment before, UUID plan, boolean own) {
    Enrolment same = planned(plan, own, before.revision);
    return same.equals(before) ? before : planned(plan, own, before.revision + 1);
  }

  /** With a plan for another version of the roadmap; always another revision. */
  Enrolment movedTo(UUID plan, boolean own) {
    return planned(plan, own, revision + 1);
  }

  private Enrolment planned(UUID plan, boolean own, long atRevision) {
    return new Enrolment(
        id,
        cohortId,
        learnerId,
        enrolledAt,
        startsOn,
        countsFrom,
        withdrawnOn,
        plan,
        own,
        atRevision);
  }
}
