package dev.milepost.notification.cohorts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a cohort's learners and mentors are written to, as the API has it; nothing here is checked
 * yet.
 *
 * @param rules by name; what is missing is as it is by itself
 */
@Schema(
    name = "CohortSettings",
    description =
        "How a cohort's learners and mentors are written to. What is missing is as it is by"
            + " itself.")
public record Settings(
    @Schema(description = "The first hour in which messages come", example = "8")
        @Nullable Integer opens,
    @Schema(description = "The hour in which none come any more, up to 24", example = "20")
        @Nullable Integer closes,
    @Schema(description = "How many reminders one learner gets a day at most", example = "2")
        @Nullable Integer perDay,
    @Schema(description = "The same for any seven days in a row", example = "5")
        @Nullable Integer perWeek,
    @Schema(
            description = "The share of learners who are not reminded, for comparison; 0 to 50",
            example = "0")
        @Nullable Integer holdoutPercent,
    @Schema(description = "On which day digests come", example = "monday")
        @Nullable String digestDay,
    @Schema(description = "Whether a digest comes also when nothing was kept for it")
        @Nullable Boolean weeklyOverview,
    @Nullable Map<String, RuleSettings> rules) {

  /**
   * @param numbers what they say depends on the rule
   */
  @Schema(description = "How one rule speaks")
  public record RuleSettings(
      @Schema(description = "Whether it speaks at all") @Nullable Boolean on,
      @Schema(
              description =
                  "Days before or after, of silence or of waiting, milestones behind, weeks,"
                      + " learners named: what the rule counts; empty for a rule that counts"
                      + " nothing",
              example = "[1, 3, 7, 14]")
          @Nullable List<Integer> numbers,
      @Schema(description = "At which hour of the reader's clock, 0 to 23", example = "9")
          @Nullable Integer hour) {}
}
