package dev.milepost.notification.listing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One decision as the API shows it. Times without a remark are business time.
 *
 * @param place where it stands in the ledger, later decisions higher
 * @param facts what the rule found: keys, days and numbers
 * @param reason why it was held back, failed or is unknown; null otherwise
 */
@Schema(
    description = "A decision to write or not to write to a learner or mentor, and what came of it")
record LedgerEntry(
    @JsonIgnore long place,
    UUID id,
    @Schema(example = "overdue") String rule,
    @Schema(example = "reminders") String category,
    @Schema(description = "Null for what a mentor is told of a cohort") @Nullable UUID enrolment,
    @Schema(description = "Null where it was not known when this was decided")
        @Nullable UUID cohort,
    @Schema(description = "To whom it was written, mentors included") UUID learner,
    @Schema(
            description = "queued, claimed, sending, sent, failed, unknown, suppressed or folded",
            example = "suppressed")
        String outcome,
    @Schema(description = "Why it was not sent by itself, or may not have been", example = "stale")
        @Nullable String reason,
    @Schema(description = "The digest that a folded message went into; null while it waits for one")
        @Nullable UUID foldedInto,
    @Schema(description = "What came of that digest", example = "sent")
        @Nullable String digestOutcome,
    @Schema(
            types = "object",
            example =
                "{\"day\":\"2026-11-23\",\"late\":[{\"milestone\":\"tracking-server\",\"due\":\"2026-11-22\"}]}")
        JsonNode facts,
    @Schema(description = "When what it tells of happened") Instant happenedAt,
    @Schema(description = "When the message was due") Instant dueAt,
    Instant decidedAt,
    @Schema(description = "When it was sent, given up or held back") @Nullable Instant settledAt,
    @Schema(description = "How often it was handed to the mail server", example = "1") int attempts,
    @Schema(
            description =
                "What its Message-ID begins with, as mail servers log it; null before the first"
                    + " try")
        @Nullable UUID messageId,
    @Schema(description = "While queued: not tried before this moment of system time")
        @Nullable Instant nextTryAt,
    @Schema(
            description = "The wording that was chosen; null where there was only one",
            example = "en/b")
        @Nullable String variant,
    @Schema(description = "With which chance it was chosen", example = "0.68")
        @Nullable Double chance,
    @Schema(
            description =
                "Whether a milestone was done within three days; null until they are over")
        @Nullable Boolean answered) {}
