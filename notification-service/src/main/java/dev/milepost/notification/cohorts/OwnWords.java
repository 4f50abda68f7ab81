package dev.milepost.notification.cohorts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cohort's own words for the messages of one rule in one language.
 *
 * @param subject null while the cohort has none of its own; so is {@code body}
 * @param variables what can stand in braces in both
 * @param variants those that the cohort has words for
 */
@Schema(description = "A cohort's own words for the messages of one rule in one language")
record OwnWords(
    @Nullable String subject,
    @Nullable String body,
    List<String> variables,
    @Schema(
            description =
                "Those of a, b and c that the cohort has words for; of several, one is chosen for"
                    + " each message, the more often the more is done after it",
            example = "[\"a\", \"b\"]")
        List<String> variants) {

  /** As somebody wants them. */
  @Schema(
      name = "Words",
      description = "Words for the messages of one rule, with variables in braces")
  record Wish(
      @Schema(example = "{milestone} is waiting, {learner}") @Nullable String subject,
      @Schema(
              description = "Paragraphs with empty lines between them",
              example = "It was due on {due}.\n\nCome to our office hour on Thursday.")
          @Nullable String body) {}
}
