package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A learner, or somebody for them, reported something about a milestone. The record of truth that
 * every state, count and reminder is derived from; never edited, only followed by another.
 *
 * @param id unique per learner and term; the same report sent again has the same id
 * @param actor the person who reported it: the learner, a mentor or an admin
 * @param source the way it came in: {@code api}, {@code page}, {@code import}
 * @param milestone the milestone's key, stable across versions of the roadmap
 * @param submission for a review: the id of the submission that it judges
 * @param occurredAt when it happened, in business time, as reported
 * @param reportedAt when Milepost accepted it, in business time
 * @param evidence a link or text that shows the work
 * @param note a remark of the actor; never logged or put in metrics
 * @param carriedOver the work was done and credited in an earlier course; counts for no activity
 * @param fingerprint of what the reporter sent, before defaults were filled in: tells a repeated
 *     report from another one under the same id
 */
public record MilestoneReported(
    UUID id,
    UUID learner,
    UUID enrolment,
    UUID actor,
    String source,
    String milestone,
    MilestoneEventType type,
    @Nullable UUID submission,
    Instant occurredAt,
    Instant reportedAt,
    @Nullable String evidence,
    @Nullable String note,
    boolean carriedOver,
    long fingerprint)
    implements MilepostEvent {

  /** Times are as fine as PostgreSQL keeps them, so that live and logged events fold alike. */
  public MilestoneReported {
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    reportedAt = reportedAt.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  @JsonIgnore
  public Instant time() {
    return occurredAt;
  }

  @Override
  @JsonIgnore
  public String key() {
    return learner.toString();
  }
}
