package dev.milepost.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

  private final ClosedLoop load = new ClosedLoop(3, Duration.ofMillis(50));

  @Test
  void countsWhatWasMadeByNeverMoreThanItsClients() {
    var made = new AtomicLong();
    var atOnce = new AtomicInteger();
    var mostAtOnce = new AtomicInteger();
    long counted =
        load.run(
            () -> {
              mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              made.incrementAndGet();
              Thread.yield();
              atOnce.decrementAndGet();
            });
    assertThat(counted).isEqualTo(made.get()).isPositive();
    assertThat(mostAtOnce.get()).isBetween(1, 3);
  }

  @Test
  void aRequestThatFailsIsNotHidden() {
    assertThatThrownBy(
            () ->
                load.run(
                    () -> {
                      throw new IllegalArgumentException("refused");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("refused");
  }
}
