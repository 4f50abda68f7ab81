package dev.milepost.progress.reporting;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key} (IETF draft httpapi-idempotency-key-header). */
public final class IdempotencyKey {

  private static final int LONGEST = 255;

  private IdempotencyKey() {}

  /**
   * The key, or null when there is none.
   *
   * @throws Problem 400 when it is blank or too long
   */
  public static @Nullable String checked(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST)) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "A header cannot be accepted.")
          .at("Idempotency-Key", "1 to %d characters, not blank".formatted(LONGEST));
    }
    return key;
  }
}
