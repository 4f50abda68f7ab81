package dev.milepost.notification.effect;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What messages are good for, rule by rule.
 *
 * @param since the due moment from which on both sides are counted; null while nothing is
 * @param rules those that anything was counted of, in their own order
 */
@Schema(
    name = "Effect",
    description = "What messages are good for, against learners who are left out of them at random")
record Effect(
    @Schema(
            description = "What is done within so many days after the due moment counts",
            example = "7")
        int days,
    @Schema(description = "Below so many learners on either side nothing is said", example = "30")
        int fewestLearners,
    @Schema(
            description = "The share of learners who are left out now; null for several cohorts",
            example = "10")
        @Nullable Integer holdoutPercent,
    @Schema(description = "From which due moment on is counted; null while nobody was left out")
        @Nullable Instant since,
    List<RuleEffect> rules) {}
