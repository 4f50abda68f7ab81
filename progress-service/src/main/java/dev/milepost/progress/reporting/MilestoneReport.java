package dev.milepost.progress.reporting;

import dev.milepost.events.EventIds;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reports about a milestone, as they sent it.
 *
 * @param id makes the report repeatable: the same id is recorded once; made up when missing; best a
 *     UUIDv7, which the log takes up fastest
 * @param enrolment whose milestone it is; may be left out while the rest names only one
 * @param learner whose enrolment it is; the reporter's own when missing
 * @param cohort slug, tells several enrolments apart
 * @param roadmap slug, tells several enrolments apart
 * @param roadmapVersion the version that the reporter goes by; must be the cohort's
 * @param milestone key
 * @param type started, submitted, completed, approved, changes-requested or revoked
 * @param occurredAt ISO 8601 with offset; now when missing
 * @param submission for a review: the id of the submission that it judges
 */
@Schema(name = "MilestoneReport")
public record MilestoneReport(
    @Nullable UUID id,
    @Nullable UUID enrolment,
    @Nullable UUID learner,
    @Nullable String cohort,
    @Nullable String roadmap,
    @Nullable Integer roadmapVersion,
    @Nullable String milestone,
    @Nullable String type,
    @Nullable String occurredAt,
    @Nullable UUID submission,
    @Nullable String evidence,
    @Nullable String note,
    @Nullable Boolean carriedOver) {

  /**
   * The key of what a form says: another when it says anything else, so that somebody who goes back
   * and sends the same page with other words has reported anew.
   *
   * @param page made with the page that the form is on
   */
  public String keyOn(UUID page) {
    return page + " " + Long.toHexString(fingerprint(Objects.requireNonNull(enrolment)));
  }

  /** A report about one milestone of one enrolment, happening now. */
  public static MilestoneReport of(
      UUID enrolment, String milestone, String type, @Nullable String evidence) {
    return of(enrolment, milestone, type, null, evidence, null);
  }

  /** A review of one submission, given now. */
  public static MilestoneReport review(
      UUID enrolment, String milestone, String type, UUID submission, @Nullable String note) {
    return of(enrolment, milestone, type, submission, null, note);
  }

  private static MilestoneReport of(
      UUID enrolment,
      String milestone,
      String type,
      @Nullable UUID submission,
      @Nullable String evidence,
      @Nullable String note) {
    return new MilestoneReport(
        null,
        enrolment,
        null,
        null,
        null,
        null,
        milestone,
        type,
        null,
        submission,
        evidence,
        note,
        null);
  }

  /**
   * Tells this report from another one under the same id; equal when sent again, also when the
   * first time left out what the enrolment was.
   */
  long fingerprint(UUID resolvedEnrolment) {
    return EventIds.fingerprint(
        Arrays.asList(
                resolvedEnrolment,
                milestone,
                type,
                occurredAt,
                submission,
                evidence,
                note,
                carriedOver)
            .stream()
            .map(part -> Objects.toString(part, ""))
            .toArray(String[]::new));
  }
}
