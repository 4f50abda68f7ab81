package dev.milepost.benchmarks.intake;

import dev.milepost.benchmarks.results.Round;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.results.Spread;
import dev.milepost.benchmarks.results.Versions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written to the results' JSON. */
record IntakeReport(
    Instant at,
    Versions versions,
    Map<String, Integer> workload,
    Map<String, Double> targets,
    Map<String, Figures> contestants,
    Ratios ratios,
    List<Round> rounds) {

  private static final int DIGITS = 5;

  /**
   * @param serverCpuUs processor time of the server for each report, in microseconds
   */
  record Figures(Spread reportsPerSecond, Spread serverCpuUs) {}

  /** The product's rate to that of the bare server, paired by round. */
  record Ratios(Spread rateVsBare, Spread batchRateVsBare) {}

  static IntakeReport of(
      List<Round> rounds, int clients, int lines, int seconds, Versions versions) {
    return new IntakeReport(
        Instant.now(),
        versions,
        Map.of(
            "clients",
            clients,
            "lines_of_a_batch",
            lines,
            "seconds_each",
            seconds,
            "enrolments",
            MeasureIntake.POPULATION.size()),
        Map.of("rate_vs_bare", 0.8),
        contestants(rounds),
        new Ratios(
            ratio(rounds, Entrant.MILEPOST, Entrant.BARE),
            ratio(rounds, Entrant.MILEPOST_BATCH, Entrant.BARE_BATCH)),
        rounds);
  }

  private static Map<String, Figures> contestants(List<Round> rounds) {
    var contestants = new LinkedHashMap<String, Figures>();
    for (String name : rounds.getFirst().runs().keySet()) {
      contestants.put(
          name,
          new Figures(
              Round.spread(rounds, name, Run::eventsPerSecond).rounded(DIGITS),
              Round.spread(rounds, name, Run::clientCpuMicros).rounded(DIGITS)));
    }
    return contestants;
  }

  private static Spread ratio(List<Round> rounds, String of, String to) {
    return Round.ratio(rounds, of, to, Run::eventsPerSecond).rounded(DIGITS);
  }
}
