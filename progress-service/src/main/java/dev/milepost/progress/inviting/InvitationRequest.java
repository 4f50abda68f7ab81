package dev.milepost.progress.inviting;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.identity.FieldReader;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invitation as somebody wants it made. */
public record InvitationRequest(
    @Schema(
            example = "2026-12-31",
            description =
                "Last day on which it can be used, in the cohort's zone; until the cohort's end"
                    + " unless given")
        @Nullable LocalDate expiresOn,
    @Schema(example = "30", description = "How many can join by it; any number unless given")
        @Nullable Integer maxUses) {

  /** What {@link #maxUses} has to be. */
  public static final String MAX_USES_RULE = "a whole number from 1 to 100000";

  private static final int MOST_USES = 100_000;

  /**
   * @param today in the cohort's zone
   */
  void check(Cohort cohort, LocalDate today) {
    var fields = new FieldReader();
    fields.require(
        expiresOn == null || (!expiresOn.isBefore(today) && !expiresOn.isAfter(cohort.endDay())),
        "/expiresOn",
        "a day from today to the cohort's end");
    fields.require(
        maxUses == null || (maxUses >= 1 && maxUses <= MOST_USES), "/maxUses", MAX_USES_RULE);
    fields.refuseFaults();
  }
}
