package dev.milepost.notification.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where messages to one learner are posted. Times are system time.
 *
 * @param secrets that sign: the newest, and for a day after a change the one before; none for Slack
 * @param failures failed tries in a row
 * @param disabledAt null while it is on
 * @param disabledFor {@code gone} or {@code failing}; null while it is on
 */
public record Endpoint(
    UUID id,
    UUID learner,
    Kind kind,
    URI url,
    List<Secret> secrets,
    Instant madeAt,
    int failures,
    @Nullable Instant disabledAt,
    @Nullable String disabledFor) {

  /** Without its address, which may be a secret and is personal. */
  @Override
  public String toString() {
    return "Endpoint[" + id + "]";
  }
}
