package dev.milepost.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void aPercentileIsATimeThatWasMeasured() {
    long[] oneToAThousandMillis =
        LongStream.rangeClosed(1, 1_000)
            .map(millis -> 1_001 - millis)
            .map(m -> m * 1_000_000)
            .toArray();
    assertThat(Latencies.of(oneToAThousandMillis))
        .isEqualTo(new Latencies(1_000, 500, 900, 990, 999, 1_000));
  }

  @Test
  void ofOneTimeAllAreThat() {
    assertThat(Latencies.of(new long[] {1_234_567}))
        .isEqualTo(new Latencies(1, 1.235, 1.235, 1.235, 1.235, 1.235));
  }

  @Test
  void withoutAnyThereIsNothingToTell() {
    assertThatThrownBy(() -> Latencies.of(new long[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
