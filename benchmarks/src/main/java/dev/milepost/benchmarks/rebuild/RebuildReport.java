package dev.milepost.benchmarks.rebuild;

import dev.milepost.benchmarks.results.Latencies;
import dev.milepost.benchmarks.results.Spread;
import dev.milepost.benchmarks.results.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is written to the results' JSON.
 *
 * @param rebuildVsRecording events a second, paired by round
 */
record RebuildReport(
    Instant at,
    Versions versions,
    Map<String, Long> workload,
    Map<String, Double> targets,
    Spread rebuildVsRecording,
    Spread recordedPerSecond,
    Spread rebuiltPerSecond,
    List<Round> rounds) {

  private static final int DIGITS = 5;

  static RebuildReport of(List<Round> rounds, Map<String, Long> workload, Versions versions) {
    return new RebuildReport(
        Instant.now(),
        versions,
        workload,
        Map.of("rebuild_vs_recording", 3.0),
        Spread.of(rounds, Round::ratio).rounded(DIGITS),
        Spread.of(rounds, Round::recordedPerSecond).rounded(DIGITS),
        Spread.of(rounds, Round::rebuiltPerSecond).rounded(DIGITS),
        rounds);
  }

  /**
   * @param recordedPerSecond while the service had nothing else to do, from when it was warm
   * @param rebuiltPerSecond events of the log that were folded anew, with all that goes with it
   * @param dashboard of a cohort, read every tenth of a second meanwhile
   * @param lagAfter events that had come in meanwhile and were not yet recorded at the end
   */
  record Round(
      int number,
      double recordedPerSecond,
      double rebuiltPerSecond,
      Latencies dashboard,
      long lagAfter) {

    @Override
    public String toString() {
      return "round %d  recorded %,.0f/s, rebuilt %,.0f/s; dashboard meanwhile %s; %,d waiting after"
          .formatted(number, recordedPerSecond, rebuiltPerSecond, dashboard, lagAfter);
    }

    double ratio() {
      return rebuiltPerSecond / recordedPerSecond;
    }
  }
}
