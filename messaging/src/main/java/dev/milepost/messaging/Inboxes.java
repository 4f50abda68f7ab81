package dev.milepost.messaging;

import dev.milepost.events.EventFormat;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs an inbox for every handler, each worker on a platform thread of its own. Healthy while every
 * worker's thread is alive and its last try succeeded.
 */
final class Inboxes implements SmartLifecycle, HealthIndicator {

  /**
   * What one transaction takes at most: bounds memory and how long a rollback costs. At a full
   * backlog the batch grows up to it, since the cost of a learner's row is then shared by several
   * events.
   */
  private static final int LARGEST_BATCH = 4_000;

  /** What a consumer holds of one partition, read ahead: some ten thousand milestone events. */
  private static final int READ_AHEAD_BYTES = 4 * 1024 * 1024;

  private final List<InboxHandler> handlers;
  private final int workersPerInbox;
  private final Map<String, Object> consumerSettings;
  private final TopicCreation topics;
  private final JdbcClient jdbc;
  private final Quarantine quarantine;
  private final TransactionTemplate transaction;
  private final EventFormat format;
  private final MeterRegistry registry;
  private final List<Running> workers = new ArrayList<>();
  private volatile boolean running;

  Inboxes(
      List<InboxHandler> handlers,
      int workersPerInbox,
      Map<String, Object> consumerSettings,
      TopicCreation topics,
      JdbcClient jdbc,
      Quarantine quarantine,
      TransactionTemplate transaction,
      EventFormat format,
      MeterRegistry registry) {
    this.handlers = handlers;
    this.workersPerInbox = workersPerInbox;
    this.consumerSettings = consumerSettings;
    this.topics = topics;
    this.jdbc = jdbc;
    this.quarantine = quarantine;
    this.transaction = transaction;
    this.format = format;
    this.registry = registry;
  }

  @Override
  public void start() {
    running = true;
    for (InboxHandler handler : handlers) {
      for (int number = 0; number < workersPerInbox; number++) {
        workers.add(start(handler, number));
      }
    }
  }

  private Running start(InboxHandler handler, int number) {
    var metrics = new InboxMetrics(registry, handler.name(), number);
    var consumer =
        new KafkaConsumer<>(
            settings(handler.name()), new StringDeserializer(), new ByteArrayDeserializer());
    var worker =
        new InboxWorker(
            handler,
            consumer,
            topics,
            new InboxPositions(jdbc, handler.name()),
            quarantine,
            transaction,
            format,
            metrics);
    String name = "inbox-" + handler.name() + "-" + number;
    return new Running(name, worker, metrics, Thread.ofPlatform().name(name).start(worker));
  }

  private Map<String, Object> settings(String group) {
    var settings = new HashMap<>(consumerSettings);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "milepost." + group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, LARGEST_BATCH);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, READ_AHEAD_BYTES);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * READ_AHEAD_BYTES);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        List.of(CooperativeStickyAssignor.class));
    return settings;
  }

  @Override
  public void stop() {
    running = false;
    workers.forEach(worker -> worker.worker().stop());
    for (Running worker : workers) {
      try {
        worker.thread().join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    workers.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Health health() {
    var health = Health.up();
    for (Running worker : List.copyOf(workers)) {
      if (!worker.thread().isAlive()) {
        health.down().withDetail(worker.name(), "its thread has ended");
      }
      worker
          .metrics()
          .failure()
          .ifPresent(
              failure ->
                  health.down().withDetail(worker.name(), failure.getClass().getSimpleName()));
    }
    return health.build();
  }

  private record Running(String name, InboxWorker worker, InboxMetrics metrics, Thread thread) {}
}
