package dev.milepost.notification.endpoints;

import dev.milepost.notification.webhooks.Endpoint;
import dev.milepost.notification.webhooks.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as its owner sees it. Times are system time.
 *
 * @param language null for a person's own
 * @param secret only when it was made just now
 */
@Schema(description = "Where messages are posted")
record ShownEndpoint(
    UUID id,
    @Schema(description = "standard or slack", example = "standard") String kind,
    @Schema(
            description = "Of a Slack-compatible one only the host and its end: it is a secret",
            example = "https://hooks.example.org/milepost")
        String url,
    @Schema(description = "In which it is told, en or de; null for a person's own", example = "en")
        @Nullable String language,
    @Schema(
            description = "Signs what is posted; told once, when it is made",
            example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw3fKQ9r8GKYo=")
        @Nullable String secret,
    Instant madeAt,
    @Schema(description = "Failed tries in a row", example = "0") int failures,
    @Schema(description = "gone or failing; null while it is on") @Nullable String turnedOffFor,
    @Nullable Instant turnedOffAt) {

  private static final int SHOWN_OF_SECRET = 4;

  static ShownEndpoint of(Endpoint endpoint) {
    return shown(endpoint, null);
  }

  static ShownEndpoint withSecret(Endpoint endpoint) {
    return shown(
        endpoint, endpoint.secrets().isEmpty() ? null : endpoint.secrets().getFirst().shown());
  }

  private static ShownEndpoint shown(Endpoint endpoint, @Nullable String secret) {
    return new ShownEndpoint(
        endpoint.id(),
        endpoint.kind().wireName(),
        endpoint.kind() == Kind.SLACK ? masked(endpoint.url()) : endpoint.url().toString(),
        endpoint.language(),
        secret,
        endpoint.madeAt(),
        endpoint.failures(),
        endpoint.disabledFor(),
        endpoint.disabledAt());
  }

  private static String masked(URI url) {
    String all = url.toString();
    String origin = url.getScheme() + "://" + url.getRawAuthority() + "/";
    int hidden = all.length() - SHOWN_OF_SECRET;
    return hidden > origin.length() + SHOWN_OF_SECRET
        ? origin + "…" + all.substring(hidden)
        : origin + "…";
  }

  /** Without address and secret. */
  @Override
  public String toString() {
    return "ShownEndpoint[" + id + "]";
  }
}
