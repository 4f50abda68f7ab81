package dev.milepost.progress.inviting;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation, as the staff of its cohort see it. Its link is told once, when it is made.
 *
 * @param madeBy name
 * @param expiresOn last day on which it can be used, in the cohort's zone; null for no such day
 * @param maxUses null for any number
 * @param uses how many have joined by it
 */
public record Invitation(
    UUID id,
    @Schema(example = "2026-11-28T10:00:00Z") Instant madeAt,
    @Schema(example = "Max Mentor") String madeBy,
    @Schema(example = "2026-12-31") @Nullable LocalDate expiresOn,
    @Schema(example = "30") @Nullable Integer maxUses,
    @Schema(example = "12") int uses,
    InvitationState state) {

  /** Without the name, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "Invitation[" + id + "]";
  }
}
