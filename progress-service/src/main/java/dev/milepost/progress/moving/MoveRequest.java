package dev.milepost.progress.moving;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where somebody wants a cohort to be moved. */
@Schema(name = "VersionMoveRequest")
public record MoveRequest(
    @Schema(example = "2", description = "A published version of the cohort's roadmap")
        @Nullable Integer to,
    @Schema(
            example = "1",
            description = "The version that the cohort has; refused when it has another by now")
        @Nullable Integer from) {}
