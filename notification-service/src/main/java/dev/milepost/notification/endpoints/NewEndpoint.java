package dev.milepost.notification.endpoints;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody wants to add; nothing here is checked yet. */
@Schema(description = "Where messages are to be posted")
record NewEndpoint(
    @Schema(description = "standard or slack", example = "standard") @Nullable String kind,
    @Schema(description = "Begins with https://", example = "https://hooks.example.org/milepost")
        @Nullable String url) {

  /** Without the address, which may be a secret. */
  @Override
  public String toString() {
    return "NewEndpoint";
  }
}
