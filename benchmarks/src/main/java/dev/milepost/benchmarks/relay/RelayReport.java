package dev.milepost.benchmarks.relay;

import dev.milepost.benchmarks.results.Latencies;
import dev.milepost.benchmarks.results.Spread;
import dev.milepost.benchmarks.results.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is written to the results' JSON. */
record RelayReport(
    Instant at,
    Versions versions,
    Map<String, Integer> workload,
    Map<String, Integer> targets,
    Spread eventsPerSecondOneRelay,
    Spread eventsPerSecondTwoRelays,
    Spread commitToReceivedP50Ms,
    Spread commitToReceivedP99Ms,
    List<Round> rounds) {

  private static final int DIGITS = 5;

  static RelayReport of(List<Round> rounds, Map<String, Integer> workload, Versions versions) {
    return new RelayReport(
        Instant.now(),
        versions,
        workload,
        Map.of("events_per_second", 10_000, "commit_to_broker_p99_ms", 50),
        Spread.of(rounds, Round::oneRelay).rounded(DIGITS),
        Spread.of(rounds, Round::twoRelays).rounded(DIGITS),
        Spread.of(rounds, round -> round.commitToReceived().p50Ms()),
        Spread.of(rounds, round -> round.commitToReceived().p99Ms()),
        rounds);
  }

  /**
   * @param oneRelay events a second, from when it starts on a full outbox until all are received
   * @param commitToReceived from the answer to COMMIT until a consumer has the event, which is
   *     later than when the broker has it
   */
  record Round(int number, double oneRelay, double twoRelays, Latencies commitToReceived) {

    @Override
    public String toString() {
      return "round %d  one relay %,.0f/s, two %,.0f/s; commit to received %s"
          .formatted(number, oneRelay, twoRelays, commitToReceived);
    }
  }
}
