package dev.milepost.benchmarks.results;

import java.util.Arrays;

/**
 * How long something took, each time that it was done.
 *
 * @param p99Ms of a hundred times, all but one took at most as long (nearest rank)
 */
public record Latencies(
    int count, double p50Ms, double p90Ms, double p99Ms, double p999Ms, double maxMs) {

  private static final double NANOS_A_MILLI = 1e6;

  /**
   * @throws IllegalArgumentException when there are none
   */
  public static Latencies of(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latencies(
        sorted.length,
        atMost(sorted, 0.5),
        atMost(sorted, 0.9),
        atMost(sorted, 0.99),
        atMost(sorted, 0.999),
        atMost(sorted, 1));
  }

  private static double atMost(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return Math.round(sorted[Math.max(rank, 1) - 1] / NANOS_A_MILLI * 1_000) / 1_000.0;
  }

  @Override
  public String toString() {
    return "p50 %.1f  p90 %.1f  p99 %.1f  p99.9 %.1f  most %.1f ms (%,d)"
        .formatted(p50Ms, p90Ms, p99Ms, p999Ms, maxMs, count);
  }
}
