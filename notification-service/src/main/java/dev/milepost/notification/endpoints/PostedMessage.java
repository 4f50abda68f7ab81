package dev.milepost.notification.endpoints;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of one message to an endpoint.
 *
 * @param id the same as in the header {@code webhook-id}
 * @param reason why the last try failed; null when none did
 * @param dueAt business time
 * @param nextTryAt system time; null when it is settled or under way
 */
@Schema(description = "A message that was, or is to be, posted to an endpoint")
record PostedMessage(
    UUID id,
    @Schema(example = "overdue") String rule,
    @Schema(description = "queued, claimed, sending, sent, failed or unknown", example = "queued")
        String outcome,
    @Schema(
            description =
                "http- and a status, or one of host-unknown, address-not-allowed, no-connection,"
                    + " no-answer, no-http-answer, endpoint-off, no-reader, no-mentor,"
                    + " cannot-be-written, sender-lost",
            example = "http-503")
        @Nullable String reason,
    @Schema(example = "2") int attempts,
    Instant dueAt,
    @Nullable Instant nextTryAt) {}
