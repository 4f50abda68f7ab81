package dev.milepost.progress.reporting;

import dev.milepost.progress.identity.Caller;
import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An enrolment, with all that a report about it is checked by. */
record Enrolled(
    UUID id,
    UUID learner,
    UUID cohort,
    String cohortSlug,
    String organisation,
    ZoneId zone,
    LocalDate cohortStart,
    @Nullable LocalDate countsFrom,
    @Nullable LocalDate withdrawnOn,
    Set<UUID> mentors,
    int roadmapVersion,
    Outline outline) {

  boolean isVisibleTo(Caller caller) {
    return organisation.equals(caller.organisation())
        && (learner.equals(caller.personId()) || isReviewedBy(caller));
  }

  /** Mentors and admins judge submissions, of others than themselves too. */
  boolean isReviewedBy(Caller caller) {
    return organisation.equals(caller.organisation())
        && (caller.admin() || mentors.contains(caller.personId()));
  }

  String roadmap() {
    return outline.roadmap().slug();
  }
}
