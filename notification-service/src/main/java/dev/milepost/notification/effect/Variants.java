package dev.milepost.notification.effect;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a cohort's wordings do. */
@Schema(description = "How the wordings that a cohort's learners are written in do")
record Variants(
    @Schema(description = "A message is answered by a milestone within so many days", example = "3")
        int days,
    @Schema(description = "Those that were chosen from among several and judged since")
        List<Variant> variants) {

  /**
   * One wording of one rule.
   *
   * @param own whether the words are the cohort's, not ours
   * @param version null for own words that were changed or given up since
   * @param sent how many were sent and judged
   */
  @Schema(description = "One wording of the messages of one rule")
  record Variant(
      @Schema(example = "silence") String rule,
      @Schema(example = "en") String language,
      @Schema(description = "Whether the words are the cohort's own") boolean own,
      @Schema(
              description = "a, b or c; null for own words that were changed or given up since",
              example = "b")
          @Nullable String version,
      @Schema(description = "Messages, but for those of the last days", example = "120") long sent,
      @Schema(description = "Messages after which a milestone was done", example = "37")
          long answered) {}
}
