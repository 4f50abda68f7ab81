package dev.milepost.notification.endpoints;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody wants to add to a cohort; nothing here is checked yet. */
@Schema(description = "Where everybody who looks after a cohort is to be told of it")
record NewCohortEndpoint(
    @Schema(description = "standard or slack", example = "slack") @Nullable String kind,
    @Schema(description = "Begins with https://", example = "https://hooks.example.org/milepost")
        @Nullable String url,
    @Schema(description = "In which it is told: en or de", example = "en")
        @Nullable String language) {

  /** Without the address, which may be a secret. */
  @Override
  public String toString() {
    return "NewCohortEndpoint";
  }
}
