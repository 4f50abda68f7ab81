package dev.milepost.progress.enrolling;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/** What became of the wish to enrol somebody. */
public record Enrolled(UUID enrolment, UUID learner, Outcome outcome) {

  /** Whether anything is different now. */
  public enum Outcome {
    @JsonProperty("created")
    CREATED,
    @JsonProperty("changed")
    CHANGED,
    @JsonProperty("unchanged")
    UNCHANGED
  }
}
