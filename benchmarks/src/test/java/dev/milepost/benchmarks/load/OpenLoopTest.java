package dev.milepost.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

  private final OpenLoop load = new OpenLoop(1_000, Duration.ofMillis(50), 1);

  @Test
  void everyRequestIsMadeOnce() {
    var made = new ConcurrentSkipListSet<Integer>();
    var latencies = load.run(made::add);
    assertThat(made).hasSize(50).contains(0, 49);
    assertThat(latencies.count()).isEqualTo(50);
  }

  @Test
  void noRequestWaitsForThoseBeforeIt() {
    var lastHasBegun = new CountDownLatch(1);
    load.run(
        number -> {
          if (number == load.requests() - 1) {
            lastHasBegun.countDown();
          }
          lastHasBegun.await();
        });
    assertThat(lastHasBegun.getCount()).isZero();
  }

  @Test
  void aRequestThatFailsIsNotHidden() {
    assertThatThrownBy(
            () ->
                load.run(
                    number -> {
                      if (number == 7) {
                        throw new IllegalArgumentException("refused");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("refused");
  }
}
