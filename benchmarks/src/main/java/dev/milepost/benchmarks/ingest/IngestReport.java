package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.results.Round;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.results.Spread;
import dev.milepost.benchmarks.results.Versions;
import dev.milepost.benchmarks.stand.BenchStand;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written to the results' JSON, and why it may be believed: with what, on what, how. */
record IngestReport(
    Instant at,
    Versions versions,
    Map<String, Object> workload,
    Map<String, Map<String, String>> settings,
    Map<String, Figures> contestants,
    Ratios ratios,
    List<Round> rounds) {

  private static final int DIGITS = 5;

  /**
   * Of one contestant over all rounds; processor time is in microseconds for each event.
   *
   * @param compilerCpuUs the part of the client's that went into compiling; the warm-up should
   *     leave little
   */
  record Figures(
      Spread eventsPerSecond,
      Spread postgresCpuUs,
      Spread clientCpuUs,
      Spread compilerCpuUs,
      Spread cpuUs) {

    static Figures of(List<Round> rounds, String contestant) {
      return new Figures(
          Round.spread(rounds, contestant, Run::eventsPerSecond).rounded(DIGITS),
          Round.spread(rounds, contestant, Run::postgresCpuMicros).rounded(DIGITS),
          Round.spread(rounds, contestant, Run::clientCpuMicros).rounded(DIGITS),
          Round.spread(rounds, contestant, Run::compilerCpuMicros).rounded(DIGITS),
          Round.spread(rounds, contestant, Run::cpuMicros).rounded(DIGITS));
    }
  }

  /**
   * Paired by round.
   *
   * @param cpuPerEventVsDebezium lower is better
   * @param duplicatesVsClean rate of records that are taken in, repeats among them
   */
  record Ratios(
      Spread cpuPerEventVsDebezium,
      Spread rateVsDebezium,
      Spread rateVsCopy,
      Spread duplicatesVsClean) {

    static Ratios of(List<Round> rounds) {
      String ours = Entrant.MILEPOST.key();
      String debezium = Entrant.DEBEZIUM.key();
      return new Ratios(
          Round.ratio(rounds, ours, debezium, Run::cpuMicros).rounded(DIGITS),
          Round.ratio(rounds, ours, debezium, Run::eventsPerSecond).rounded(DIGITS),
          Round.ratio(rounds, ours, Entrant.COPY.key(), Run::eventsPerSecond).rounded(DIGITS),
          Round.ratio(rounds, Entrant.MILEPOST_REPEATS.key(), ours, Run::eventsPerSecond)
              .rounded(DIGITS));
    }
  }

  static IngestReport of(List<Round> rounds, Workload workload, Versions versions) {
    var contestants = new LinkedHashMap<String, Figures>();
    for (Entrant entrant : Entrant.values()) {
      contestants.put(entrant.key(), Figures.of(rounds, entrant.key()));
    }
    return new IngestReport(
        Instant.now(),
        versions,
        described(workload),
        allSettings(),
        contestants,
        Ratios.of(rounds),
        rounds);
  }

  private static Map<String, Object> described(Workload workload) {
    var described = new LinkedHashMap<String, Object>();
    described.put("cohorts", workload.population().cohorts());
    described.put("enrolments", workload.population().size());
    described.put("warm_up_events", workload.warmUp());
    described.put("measured_events", workload.measured());
    described.put("records_with_repeats", workload.recordsWithRepeats());
    described.put("seed", workload.seed());
    return described;
  }

  private static Map<String, Map<String, String>> allSettings() {
    return Map.of(
        "postgresql",
        BenchStand.POSTGRES_SETTINGS,
        "milepost",
        ProgressService.SETTINGS,
        "connect_worker",
        DebeziumSink.WORKER,
        "debezium",
        DebeziumSink.CONNECTOR,
        "each_jvm",
        Map.of("heap", BenchStand.HEAP));
  }
}
