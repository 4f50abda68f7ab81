package dev.milepost.notification.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where messages to one learner are posted, or to everybody who looks after one cohort. Times are
 * system time.
 *
 * @param learner null for a cohort's
 * @param cohort null for a learner's
 * @param language that a cohort's is written to in; null for a learner's, who has one
 * @param secrets that sign: the newest, and for a day after a change the one before; none for Slack
 * @param failures failed tries in a row
 * @param disabledAt null while it is on
 * @param disabledFor {@code gone} or {@code failing}; null while it is on
 */
public record Endpoint(
    UUID id,
    @Nullable UUID learner,
    @Nullable UUID cohort,
    @Nullable String language,
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
