package dev.milepost.progress.cohorts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A mentor, as the staff of the cohort see them. */
public record MentorView(UUID id, @Schema(example = "Max Mentor") String name) {

  /** Without the name, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "MentorView[" + id + "]";
  }
}
