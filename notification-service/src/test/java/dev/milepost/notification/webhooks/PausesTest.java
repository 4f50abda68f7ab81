package dev.milepost.notification.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

  private final Pauses pauses = new Pauses(Duration.ofSeconds(5));

  @Test
  void tryByTryTheyGetLongerAndComeToAnEndAfterMoreThanADay() {
    assertThat(pauses.after(1, null)).contains(Duration.ofSeconds(5));
    assertThat(pauses.after(2, null)).contains(Duration.ofSeconds(20));
    assertThat(pauses.after(Pauses.TRIES, null)).isEmpty();
    Duration all =
        IntStream.range(1, Pauses.TRIES)
            .mapToObj(attempt -> pauses.after(attempt, null).orElseThrow())
            .reduce(Duration.ZERO, Duration::plus);
    assertThat(all).isBetween(Duration.ofDays(1), Duration.ofDays(2));
  }

  @Test
  void whoWantsToBeLeftAloneLongerIs() {
    assertThat(pauses.after(1, Duration.ofMinutes(2))).contains(Duration.ofMinutes(2));
    assertThat(pauses.after(3, Duration.ofSeconds(1))).contains(Duration.ofSeconds(80));
  }
}
