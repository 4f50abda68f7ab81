package dev.milepost.progress.path;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A place in an enrolment's log, between two events. */
record LogPosition(Instant occurredAt, UUID id) {

  private static final String BETWEEN = "~";

  /** As clients get it and give it back; what it holds is not theirs to know. */
  String token() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((occurredAt + BETWEEN + id).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws Problem when no log page gave this token
   */
  static LogPosition of(String token) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)
              .split(BETWEEN, 2);
      return new LogPosition(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "The log cannot be read from there.")
          .at("?before", "what the member next of an earlier page holds");
    }
  }
}
