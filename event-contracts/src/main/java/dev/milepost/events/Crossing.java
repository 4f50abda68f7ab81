package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/**
 * A learner crossed a line on the roadmap. Its id is derived from what caused it, so that the same
 * crossing has the same id however often it is told.
 */
public sealed interface Crossing extends MilepostEvent {

  UUID learner();

  UUID enrolment();

  UUID cohort();

  /** When the milestone event that caused it happened, as the learner gave it. */
  Instant occurredAt();

  /** When it was recorded, in business time; may be long after. */
  Instant recordedAt();

  @Override
  @JsonIgnore
  default Instant time() {
    return occurredAt();
  }

  @Override
  @JsonIgnore
  default String key() {
    return learner().toString();
  }

  /** Every required milestone of the stage is done. */
  record StageCompleted(
      UUID id,
      UUID learner,
      UUID enrolment,
      UUID cohort,
      String stage,
      Instant occurredAt,
      Instant recordedAt)
      implements Crossing {}

  /** A correction or review took back what had completed the stage. */
  record StageReopened(
      UUID id,
      UUID learner,
      UUID enrolment,
      UUID cohort,
      String stage,
      Instant occurredAt,
      Instant recordedAt)
      implements Crossing {}

  /** Every required milestone of the roadmap is done. */
  record RoadmapCompleted(
      UUID id, UUID learner, UUID enrolment, UUID cohort, Instant occurredAt, Instant recordedAt)
      implements Crossing {}

  /** A submission waits for a mentor's review. */
  record ReviewAsked(
      UUID id,
      UUID learner,
      UUID enrolment,
      UUID cohort,
      String milestone,
      UUID submission,
      Instant occurredAt,
      Instant recordedAt)
      implements Crossing {}
}
