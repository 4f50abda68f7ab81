package dev.milepost.notification.choices;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chooses of the messages to them, as the API has it; nothing here is checked yet.
 *
 * @param categories how each category comes, by channel; what is missing comes as it does by itself
 * @param hours null for the cohort's
 */
@Schema(description = "What somebody gets, how and when. Days begin in their own time zone.")
record Choices(
    @Schema(
            description = "By category and channel (email, inbox, webhook): instant, digest or off",
            example = "{\"reminders\":{\"email\":\"digest\",\"inbox\":\"instant\"}}")
        @Nullable Map<String, Map<String, String>> categories,
    @Schema(description = "The hours of the clock in which messages come; null for the cohort's")
        @Nullable Hours hours,
    @Schema(description = "Nothing comes before this day", example = "2026-12-07")
        @Nullable LocalDate pausedUntil,
    @Schema(description = "What is put off") @Nullable List<Snooze> snoozes) {

  /**
   * @param opens the first hour
   * @param closes the hour that is none any more
   */
  record Hours(
      @Schema(example = "8") @Nullable Integer opens,
      @Schema(example = "20") @Nullable Integer closes) {}

  /** Of one category, or about one milestone, nothing comes before a day. */
  record Snooze(
      @Schema(example = "reminders") @Nullable String category,
      @Schema(example = "tracking-server") @Nullable String milestone,
      @Schema(example = "2026-12-01") @Nullable LocalDate until) {}
}
