package dev.milepost.benchmarks.relay;

import dev.milepost.benchmarks.load.OpenLoop;
import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.results.Latencies;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.events.Crossing;
import dev.milepost.events.EventIds;
import dev.milepost.local.client.Api;
import dev.milepost.local.process.PartProcess;
import dev.milepost.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two applications with an outbox on one database, each with a relay that can be stopped. */
final class MeasureRelay implements AutoCloseable {

  static final int LEARNERS = 1_000;

  private static final int A_TRANSACTION = 1_000;
  private static final double NANOS = 1e9;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(2);
  private static final long SEED = 20_261_128;

  private final List<ConfigurableApplicationContext> applications;
  private final Arrivals arrivals = new Arrivals();
  private final Receiver receiver;
  private final Outbox outbox;
  private final TransactionTemplate transaction;

  private MeasureRelay(List<ConfigurableApplicationContext> applications, String broker) {
    this.applications = applications;
    this.receiver = new Receiver(broker, arrivals);
    var first = applications.getFirst();
    outbox = first.getBean(Outbox.class);
    transaction = new TransactionTemplate(first.getBean(PlatformTransactionManager.class));
  }

  static MeasureRelay start(BenchStand stand) {
    PartProcess broker = stand.startBroker("broker", 1);
    var applications =
        List.of(RelayApplication.start(stand, broker), RelayApplication.start(stand, broker));
    var measure = new MeasureRelay(applications, broker.part().url());
    applications.forEach(application -> relay(application).stop());
    return measure;
  }

  /** How many events a second so many relays send that find the outbox full. */
  double fullOutbox(int relays, int count) {
    List<Crossing> events = events(count);
    for (int first = 0; first < count; first += A_TRANSACTION) {
      var some = events.subList(first, Math.min(first + A_TRANSACTION, count));
      transaction.executeWithoutResult(status -> outbox.append(some));
    }
    long begin = System.nanoTime();
    start(relays);
    awaitAll(events);
    double seconds = (System.nanoTime() - begin) / NANOS;
    stop();
    return count / seconds;
  }

  /** How long an event takes from its commit until it is received, while little is appended. */
  Latencies lowLoad(int perSecond, int seconds) {
    var load = new OpenLoop(perSecond, Duration.ofSeconds(seconds), SEED);
    List<Crossing> events = events(load.requests());
    Map<UUID, Long> committed = new ConcurrentHashMap<>();
    start(1);
    load.run(number -> append(events.get(number), committed));
    awaitAll(events);
    stop();
    return Latencies.of(
        events.stream()
            .map(Crossing::id)
            .mapToLong(id -> at(arrivals.of(id)) - at(committed.get(id)))
            .toArray());
  }

  /** Notes the moment of the commit before the outbox wakes its relay. */
  private void append(Crossing event, Map<UUID, Long> committed) {
    transaction.executeWithoutResult(
        status -> {
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  committed.put(event.id(), System.nanoTime());
                }
              });
          outbox.append(List.of(event));
        });
  }

  private List<Crossing> events(int count) {
    Instant now = Instant.now();
    List<Crossing> events =
        IntStream.range(0, count)
            .mapToObj(number -> "learner-" + number % LEARNERS)
            .<Crossing>map(
                learner ->
                    new Crossing.StageCompleted(
                        EventIds.at(now),
                        EventIds.of(learner),
                        EventIds.of(learner, "enrolment"),
                        EventIds.of("cohort"),
                        "foundations",
                        now,
                        now))
            .toList();
    arrivals.expect(events.stream().map(Crossing::id).toList());
    return events;
  }

  private void awaitAll(List<Crossing> events) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int next = 0;
    while (next < events.size()) {
      if (arrivals.of(events.get(next).id()) != null) {
        next++;
      } else if (System.nanoTime() > deadline) {
        throw new Invalid("event %,d of %,d did not come".formatted(next, events.size()));
      } else {
        Api.pause(LOOK_EVERY);
      }
    }
    arrivals.requireOrder();
  }

  private void start(int relays) {
    applications.subList(0, relays).forEach(application -> relay(application).start());
  }

  private void stop() {
    applications.forEach(application -> relay(application).stop());
  }

  private static SmartLifecycle relay(ConfigurableApplicationContext application) {
    return application.getBean("outboxRelay", SmartLifecycle.class);
  }

  private static long at(@Nullable Long nanos) {
    if (nanos == null) {
      throw new Invalid("an event came that was not committed");
    }
    return nanos;
  }

  @Override
  public void close() {
    receiver.close();
    applications.forEach(ConfigurableApplicationContext::close);
  }
}
