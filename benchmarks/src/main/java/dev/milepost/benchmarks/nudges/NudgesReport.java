package dev.milepost.benchmarks.nudges;

import dev.milepost.benchmarks.nudges.MeasureSending.Server;
import dev.milepost.benchmarks.results.Round;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.results.Spread;
import dev.milepost.benchmarks.results.Versions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written to the results' JSON.
 *
 * @param quiet with nobody enrolled, and with all
 * @param quietVsEmpty transactions of the database a minute with all enrolled to those with nobody
 * @param tick what falls due on one morning, over the mornings
 * @param sending by contestant, number of instances and mail server; the bare loop has as many
 *     connections as there are instances
 * @param rateVsBare by number of instances and mail server, paired by round
 */
record NudgesReport(
    Instant at,
    Versions versions,
    Map<String, Integer> workload,
    Map<String, Double> targets,
    List<Quiet> quiet,
    double quietVsEmpty,
    Tick tick,
    Map<String, Sending> sending,
    Map<String, Spread> rateVsBare,
    List<Run> mornings,
    List<Round> rounds) {

  private static final int DIGITS = 5;

  static NudgesReport of(
      List<Quiet> quiet,
      List<Run> mornings,
      List<Round> rounds,
      Map<String, Integer> workload,
      Versions versions) {
    return new NudgesReport(
        Instant.now(),
        versions,
        workload,
        Map.of("rate_vs_bare", 0.8),
        quiet,
        quiet.getLast().transactionsPerMinute() / quiet.getFirst().transactionsPerMinute(),
        Tick.of(mornings),
        sending(rounds),
        rateVsBare(rounds),
        mornings,
        rounds);
  }

  private static Map<String, Sending> sending(List<Round> rounds) {
    var sending = new LinkedHashMap<String, Sending>();
    for (String name : rounds.getFirst().runs().keySet()) {
      sending.put(
          name,
          new Sending(
              Round.spread(rounds, name, Run::eventsPerSecond).rounded(DIGITS),
              Round.spread(rounds, name, Run::postgresCpuMicros).rounded(DIGITS),
              Round.spread(rounds, name, Run::clientCpuMicros).rounded(DIGITS)));
    }
    return sending;
  }

  private static Map<String, Spread> rateVsBare(List<Round> rounds) {
    var ratios = new LinkedHashMap<String, Spread>();
    for (Server server : Server.values()) {
      for (int instances = 1; instances <= MeasureSending.MOST_INSTANCES; instances++) {
        ratios.put(
            server.name("instances", instances),
            Round.ratio(
                    rounds,
                    server.name("milepost", instances),
                    server.name("bare", instances),
                    Run::eventsPerSecond)
                .rounded(DIGITS));
      }
    }
    return ratios;
  }

  /**
   * @param blocksPerMinute of tables and indexes, looked up in memory or on disk
   * @param postgresCpuMsPerMinute of all of the server's processes
   */
  record Quiet(
      int enrolments,
      double seconds,
      double transactionsPerMinute,
      double blocksPerMinute,
      double postgresCpuMsPerMinute,
      double serviceCpuMsPerMinute) {

    @Override
    public String toString() {
      return "%,9d enrolments, nothing due  %,.0f transactions and %,.0f blocks a minute; PostgreSQL %.0f, service %.0f ms of CPU"
          .formatted(
              enrolments,
              transactionsPerMinute,
              blocksPerMinute,
              postgresCpuMsPerMinute,
              serviceCpuMsPerMinute);
    }
  }

  /**
   * @param seconds from the moment at which all fall due until the last is decided on
   */
  record Tick(
      Spread seconds, Spread decisionsPerSecond, Spread postgresCpuUs, Spread serviceCpuUs) {

    static Tick of(List<Run> mornings) {
      return new Tick(
          Spread.of(mornings, Run::seconds).rounded(DIGITS),
          Spread.of(mornings, Run::eventsPerSecond).rounded(DIGITS),
          Spread.of(mornings, Run::postgresCpuMicros).rounded(DIGITS),
          Spread.of(mornings, Run::clientCpuMicros).rounded(DIGITS));
    }
  }

  /**
   * @param postgresCpuUs for each message, in microseconds
   * @param senderCpuUs of all instances, or of the bare loop's threads
   */
  record Sending(Spread messagesPerSecond, Spread postgresCpuUs, Spread senderCpuUs) {}
}
