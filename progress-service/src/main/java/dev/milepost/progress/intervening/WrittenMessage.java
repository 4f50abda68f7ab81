package dev.milepost.progress.intervening;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was written to a learner, as the learner sees it.
 *
 * @param by name of who wrote it
 * @param on the day, in the cohort's zone
 * @param subject null when none was given
 */
public record WrittenMessage(
    UUID id,
    @Schema(example = "Max Mentor") String by,
    Instant at,
    LocalDate on,
    @Nullable String subject,
    String text) {

  /** Without names and texts, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "WrittenMessage[" + id + "]";
  }
}
