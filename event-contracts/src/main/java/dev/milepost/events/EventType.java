package dev.milepost.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The events' types as they stand in Kafka and in the event log: name, version, topic. A version is
 * never changed in a way that an older reader would get wrong; then there is a new one beside it.
 */
public enum EventType {
  ROADMAP_PUBLISHED("roadmap-published", 1, Topic.ROADMAP, RoadmapPublished.class),
  COHORT_CHANGED("cohort-changed", 1, Topic.COHORT, CohortChanged.class),
  ENROLMENT_CHANGED("enrolment-changed", 1, Topic.ENROLMENT, EnrolmentChanged.class),
  LEARNER_CHANGED("learner-changed", 1, Topic.LEARNER, LearnerChanged.class),
  MILESTONE_REPORTED("milestone-reported", 1, Topic.MILESTONE, MilestoneReported.class),
  STAGE_COMPLETED("stage-completed", 1, Topic.PROGRESS, Crossing.StageCompleted.class),
  STAGE_REOPENED("stage-reopened", 1, Topic.PROGRESS, Crossing.StageReopened.class),
  ROADMAP_COMPLETED("roadmap-completed", 1, Topic.PROGRESS, Crossing.RoadmapCompleted.class),
  REVIEW_ASKED("review-asked", 1, Topic.PROGRESS, Crossing.ReviewAsked.class),
  MENTOR_WROTE("mentor-wrote", 1, Topic.PROGRESS, MentorWrote.class);

  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::wireName, type -> type));

  private final String wireName;
  private final int version;
  private final Topic topic;
  private final Class<? extends MilepostEvent> body;

  EventType(String name, int version, Topic topic, Class<? extends MilepostEvent> body) {
    this.wireName = "dev.milepost." + name + ".v" + version;
    this.version = version;
    this.topic = topic;
    this.body = body;
  }

  public static EventType of(MilepostEvent event) {
    return Arrays.stream(values())
        .filter(type -> type.body.isInstance(event))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no event type for " + event.getClass()));
  }

  public static Optional<EventType> named(String wireName) {
    return Optional.ofNullable(BY_NAME.get(wireName));
  }

  /** The CloudEvents {@code type}, such as {@code dev.milepost.milestone-reported.v1}. */
  public String wireName() {
    return wireName;
  }

  public int version() {
    return version;
  }

  public Topic topic() {
    return topic;
  }

  Class<? extends MilepostEvent> body() {
    return body;
  }
}
