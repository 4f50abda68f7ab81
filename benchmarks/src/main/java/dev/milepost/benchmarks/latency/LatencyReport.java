package dev.milepost.benchmarks.latency;

import dev.milepost.benchmarks.results.Latencies;
import dev.milepost.benchmarks.results.Spread;
import dev.milepost.benchmarks.results.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is written to the results' JSON. Times are in milliseconds. */
record LatencyReport(
    Instant at,
    Versions versions,
    Map<String, Integer> workload,
    Map<String, Integer> targets,
    Percentiles postToRecorded,
    Percentiles postToAccepted,
    List<Round> rounds) {

  static LatencyReport of(
      List<Round> rounds, int rate, int seconds, int enrolments, Versions versions) {
    return new LatencyReport(
        Instant.now(),
        versions,
        Map.of("reports_per_second", rate, "seconds_each", seconds, "enrolments", enrolments),
        Map.of("recorded_p50_ms", 15, "recorded_p99_ms", 60),
        Percentiles.of(rounds.stream().map(Round::recorded).toList()),
        Percentiles.of(rounds.stream().map(Round::accepted).toList()),
        rounds);
  }

  /** One after the other, each under the same load. */
  record Round(int number, Latencies recorded, Latencies accepted) {}

  /** How each percentile varied from round to round. */
  record Percentiles(Spread p50Ms, Spread p90Ms, Spread p99Ms, Spread p999Ms, Spread maxMs) {

    static Percentiles of(List<Latencies> rounds) {
      return new Percentiles(
          Spread.of(rounds, Latencies::p50Ms),
          Spread.of(rounds, Latencies::p90Ms),
          Spread.of(rounds, Latencies::p99Ms),
          Spread.of(rounds, Latencies::p999Ms),
          Spread.of(rounds, Latencies::maxMs));
    }
  }
}
