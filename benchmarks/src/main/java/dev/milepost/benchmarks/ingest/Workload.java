package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.workload.Population;
import dev.milepost.benchmarks.workload.WithRepeats;

/**
 * How much is taken in.
 *
 * @param warmUp events before those that are measured, at least
 * @param measured events, at most
 * @param seed of everything that is drawn
 */
record Workload(Population population, long warmUp, long measured, long seed) {

  /** How many new events come at least between an event and its repeat. */
  static final int REPEATED_AFTER = 20_000;

  long events() {
    return warmUp + measured;
  }

  long recordsWithRepeats() {
    return WithRepeats.countOf(events());
  }

  long warmUpWithRepeats() {
    return WithRepeats.countOf(warmUp);
  }
}
