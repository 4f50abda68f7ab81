package dev.milepost.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What one worker of an inbox is doing, for metrics and health. */
final class InboxMetrics {

  private final Counter recorded;
  private final Counter quarantined;
  private final Timer batches;
  private final AtomicLong lag = new AtomicLong();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  InboxMetrics(MeterRegistry registry, String inbox, int worker) {
    var tags = Tags.of("inbox", inbox);
    recorded = registry.counter("milepost.inbox.recorded", tags);
    quarantined = registry.counter("milepost.inbox.quarantined", tags);
    batches = registry.timer("milepost.inbox.batch", tags);
    registry.gauge("milepost.inbox.lag", tags.and("worker", Integer.toString(worker)), lag);
  }

  void recorded(int taken, int refused) {
    recorded.increment(taken);
    quarantined.increment(refused);
  }

  void timed(Runnable batch) {
    batches.record(batch);
  }

  void lag(long records) {
    lag.set(records);
  }

  void working() {
    failure.set(null);
  }

  void failing(RuntimeException cause) {
    failure.set(cause);
  }

  /** Why the last try failed; empty while all is well. */
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure.get());
  }
}
