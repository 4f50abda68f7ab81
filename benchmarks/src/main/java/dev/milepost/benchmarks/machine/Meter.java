package dev.milepost.benchmarks.machine;

import java.time.Duration;

/** Reads the wall clock and what PostgreSQL and its client have used, all at one moment. */
public record Meter(CpuClock postgres, CpuClock client) {

  public Reading read() {
    return new Reading(System.nanoTime(), postgres.used(), client.used());
  }

  /**
   * @param nanos of the wall clock, from some moment
   */
  public record Reading(long nanos, Duration postgres, Duration client) {}
}
