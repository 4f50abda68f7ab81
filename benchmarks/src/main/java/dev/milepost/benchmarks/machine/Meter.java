package dev.milepost.benchmarks.machine;

import java.time.Duration;

/** Reads the wall clock and what PostgreSQL and its client have used, all at one moment. */
public record Meter(CpuClock postgres, CpuClock client, CpuClock compilers) {

  public Reading read() {
    return new Reading(System.nanoTime(), postgres.used(), client.used(), compilers.used());
  }

  /**
   * @param nanos of the wall clock, from some moment
   * @param compilers the part of {@code client} that compiled
   */
  public record Reading(long nanos, Duration postgres, Duration client, Duration compilers) {}
}
