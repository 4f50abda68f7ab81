package dev.milepost.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.benchmarks.machine.Meter.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundTest {

  /** The machine was half as fast in the second round, for both. */
  private static final List<Round> ROUNDS =
      List.of(round(1, 10, 20), round(2, 20, 40), round(3, 10, 40));

  @Test
  void ratiosArePairedByRoundBeforeTheirMedianIsTaken() {
    assertThat(Round.ratio(ROUNDS, "ours", "theirs", Run::eventsPerSecond))
        .isEqualTo(new Spread(2, 2, 4));
  }

  @Test
  void spreadsAreOfOneContestantAlone() {
    assertThat(Round.spread(ROUNDS, "ours", Run::eventsPerSecond))
        .isEqualTo(new Spread(100, 50, 100));
  }

  @Test
  void aRunIsTheDifferenceOfTwoReadings() {
    var begin =
        new Reading(
            5_000_000_000L, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1));
    var end =
        new Reading(
            15_000_000_000L, Duration.ofSeconds(4), Duration.ofSeconds(7), Duration.ofSeconds(3));

    Run run = Run.between(begin, end, 100_000);

    assertThat(run.eventsPerSecond()).isEqualTo(10_000);
    assertThat(run.postgresCpuMicros()).isCloseTo(30, within(1e-9));
    assertThat(run.clientCpuMicros()).isCloseTo(50, within(1e-9));
    assertThat(run.compilerCpuMicros()).isCloseTo(20, within(1e-9));
    assertThat(run.cpuMicros()).isCloseTo(80, within(1e-9));
  }

  @Test
  void aRunWithoutEventsIsRefused() {
    assertThatThrownBy(() -> new Run(0, 1, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoDidNotRunHasNoRun() {
    assertThatThrownBy(() -> ROUNDS.getFirst().run("nobody"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Round round(int number, double ours, double theirs) {
    return new Round(
        number,
        Map.of("ours", new Run(1_000, ours, 1, 1, 0), "theirs", new Run(1_000, theirs, 1, 1, 0)));
  }
}
