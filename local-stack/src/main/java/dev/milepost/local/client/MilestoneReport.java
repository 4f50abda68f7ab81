package dev.milepost.local.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A milestone report as the API reads it, one line of a batch.
 *
 * @param id the same whenever this report is sent, so that it is recorded once
 * @param type such as {@code completed}
 * @param occurredAt ISO 8601 with offset
 * @param submission for a review: the report that it judges
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MilestoneReport(
    UUID id,
    UUID enrolment,
    String milestone,
    String type,
    String occurredAt,
    @Nullable UUID submission,
    @Nullable String evidence,
    @Nullable Boolean carriedOver) {

  public static MilestoneReport of(
      UUID id, UUID enrolment, String milestone, String type, OffsetDateTime occurredAt) {
    return new MilestoneReport(
        id, enrolment, milestone, type, occurredAt.toString(), null, null, null);
  }

  /** The work was done and credited in an earlier course. */
  public MilestoneReport asCarriedOver() {
    return new MilestoneReport(
        id, enrolment, milestone, type, occurredAt, submission, evidence, true);
  }

  public MilestoneReport withEvidence(String link) {
    return new MilestoneReport(
        id, enrolment, milestone, type, occurredAt, submission, link, carriedOver);
  }

  public MilestoneReport judging(UUID judged) {
    return new MilestoneReport(
        id, enrolment, milestone, type, occurredAt, judged, evidence, carriedOver);
  }
}
