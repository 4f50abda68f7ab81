package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a milestone event says of its milestone. */
public enum MilestoneEventType {
  STARTED,
  SUBMITTED,
  COMPLETED,
  /** A mentor accepts the submission that the event names. */
  APPROVED,
  /** A mentor sends back the submission that the event names. */
  CHANGES_REQUESTED,
  /** Voids what precedes it on the same milestone. */
  REVOKED;

  private static final Map<String, MilestoneEventType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(MilestoneEventType::wireName, type -> type));

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in JSON, in SQL and in the API, such as {@code changes-requested}. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** True for what only mentors and admins post: the judgement of a submission. */
  public boolean isReview() {
    return this == APPROVED || this == CHANGES_REQUESTED;
  }

  /**
   * @throws IllegalArgumentException for an unknown name, with the known ones
   */
  @JsonCreator
  public static MilestoneEventType of(String wireName) {
    MilestoneEventType type = BY_NAME.get(wireName);
    if (type == null) {
      throw new IllegalArgumentException("not one of " + wireNames());
    }
    return type;
  }

  /** All wire names, for messages: {@code started, submitted, ...}. */
  public static String wireNames() {
    return Arrays.stream(values())
        .map(MilestoneEventType::wireName)
        .collect(Collectors.joining(", "));
  }
}
