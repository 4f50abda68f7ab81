package dev.milepost.progress.moving;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A move of a cohort to another version of its roadmap.
 *
 * @param by name of who moved it
 * @param enrolments how many there were
 * @param losing how many of them had done something that the version lacks
 */
public record VersionMove(
    @Schema(example = "1") int from,
    @Schema(example = "2") int to,
    Instant movedAt,
    @Schema(example = "Ada Admin") String by,
    int enrolments,
    int losing) {

  /** Without the name, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "VersionMove[%d, %d, %s]".formatted(from, to, movedAt);
  }
}
