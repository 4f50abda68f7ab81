package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
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
    return Arrays.stream(values())
        .filter(type -> type.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not one of " + wireNames()));
  }

  /** All wire names, for messages: {@code started, submitted, ...}. */
  public static String wireNames() {
    return Arrays.stream(values())
        .map(MilestoneEventType::wireName)
        .collect(Collectors.joining(", "));
  }
}
