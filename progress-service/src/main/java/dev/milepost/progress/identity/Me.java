package dev.milepost.progress.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees of themselves.
 *
 * @param roles of {@code learner}, {@code mentor}, {@code admin} those that one has
 * @param enrolments by cohort slug, with those that one has withdrawn from
 * @param mentorOf by slug
 */
record Me(
    UUID id,
    @Schema(example = "Lena Learner") String name,
    @Schema(example = "lena@example.org") String email,
    @Schema(example = "Europe/Berlin") String zone,
    @Schema(example = "de") String locale,
    @Schema(example = "main") String organisation,
    @Schema(example = "[\"learner\"]") List<String> roles,
    List<OwnEnrolment> enrolments,
    List<MentoredCohort> mentorOf) {

  /**
   * @param withdrawnOn last day whose events count; null while enrolled
   */
  record OwnEnrolment(
      UUID id,
      @Schema(example = "ml-2026-autumn") String cohort,
      @Schema(example = "Machine learning, autumn 2026") String cohortName,
      @Schema(example = "ml-engineer") String roadmap,
      @Schema(example = "1") int roadmapVersion,
      LocalDate startsOn,
      @Nullable LocalDate withdrawnOn) {}

  record MentoredCohort(
      @Schema(example = "ml-2026-autumn") String slug,
      @Schema(example = "Machine learning, autumn 2026") String name) {}
}
