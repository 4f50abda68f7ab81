package dev.milepost.notification.webhooks;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pauses between tries of one message, each four times as long as the one before. By itself they
 * begin with five seconds, and the last try is after some thirty hours.
 */
record Pauses(Duration first) {

  static final int TRIES = 9;

  /**
   * Empty when it was tried often enough.
   *
   * @param attempt the try that failed, from 1
   * @param wanted how long the endpoint wants to be left alone at least; null when it did not say
   */
  Optional<Duration> after(int attempt, @Nullable Duration wanted) {
    if (attempt >= TRIES) {
      return Optional.empty();
    }
    Duration pause = first.multipliedBy(1L << (2 * (attempt - 1)));
    return Optional.of(wanted != null && wanted.compareTo(pause) > 0 ? wanted : pause);
  }
}
