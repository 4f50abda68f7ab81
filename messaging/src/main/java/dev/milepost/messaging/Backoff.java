package dev.milepost.messaging;

import java.time.Duration;

/** Pauses between tries: doubling from 50 ms, capped at 5 s, without an end. */
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration CAP = Duration.ofSeconds(5);

  private Duration next = FIRST;

  Duration next() {
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(CAP) > 0 ? CAP : doubled;
    return pause;
  }

  void reset() {
    next = FIRST;
  }
}
