package dev.milepost.notification.delivery;

import java.time.Duration;

/** Pauses between tries of one message: doubling, up to a quarter of an hour, without an end. */
record RetryPause(Duration first) {

  static final Duration LONGEST = Duration.ofMinutes(15);

  /**
   * @param attempt the try that failed, from 1
   */
  Duration after(int attempt) {
    Duration pause = first.multipliedBy(1L << Math.min(attempt - 1, 20));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
