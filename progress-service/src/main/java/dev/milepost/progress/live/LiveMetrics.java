package dev.milepost.progress.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts what live dashboards cost. */
@Component
class LiveMetrics {

  private final AtomicInteger streams;
  private final Counter reads;
  private final Counter pushes;
  private final Counter dropped;

  LiveMetrics(MeterRegistry registry) {
    streams = registry.gauge("milepost.live.streams", new AtomicInteger());
    reads = registry.counter("milepost.live.reads");
    pushes = registry.counter("milepost.live.pushes");
    dropped = registry.counter("milepost.live.dropped");
  }

  /** How many are open now. */
  int streams() {
    return streams.get();
  }

  void opened() {
    streams.incrementAndGet();
  }

  void closed() {
    streams.decrementAndGet();
  }

  /** A cohort's figures were read from the database. */
  void read() {
    reads.increment();
  }

  /** Something was sent to one stream. */
  void pushed() {
    pushes.increment();
  }

  /** A stream ended because its reader was gone or too slow. */
  void dropped() {
    dropped.increment();
  }
}
