package dev.milepost.notification.ledger;

import dev.milepost.time.BusinessClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many messages wait, and for how long the oldest has; asked when metrics are read. */
@Component
class QueueMetrics implements MeterBinder {

  private final JdbcClient jdbc;
  private final BusinessClock clock;

  QueueMetrics(JdbcClient jdbc, BusinessClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("milepost.messages.queued", this::depth)
        .description("messages that wait to be sent or are on the way")
        .register(registry);
    Gauge.builder("milepost.messages.queued.oldest", this::oldestSeconds)
        .baseUnit("seconds")
        .description("how long ago, in system time, the oldest of them was due")
        .register(registry);
  }

  private long depth() {
    return jdbc.sql(
            "select count(*) from decision where outcome in ('queued', 'claimed', 'sending')")
        .query(Long.class)
        .single();
  }

  private double oldestSeconds() {
    Optional<OffsetDateTime> oldest =
        jdbc.sql("select due_at from decision where outcome = 'queued' order by due_at limit 1")
            .query(OffsetDateTime.class)
            .optional();
    return oldest.map(due -> clock.sinceReached(due.toInstant()).toMillis() / 1000.0).orElse(0.0);
  }
}
