package dev.milepost.story;

import dev.milepost.events.EventFormat;
import dev.milepost.events.EventIds;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.MilestoneReport;
import dev.milepost.local.client.Refusal;
import dev.milepost.local.client.SendReports;
import dev.milepost.story.CrowdedCohort.Member;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Reports milestones of a crowd of learners at a steady pace, each under an id of its own, and
 * knows which of them were acknowledged. Some 1,000 a second go straight to Kafka, so that the load
 * does not ease while a service is down; as long as it is asked to, 100 a second go through the API
 * as well, sent again until they are accepted.
 */
final class ReportLoad implements AutoCloseable {

  private static final int EACH_TURN = 50;
  private static final Duration TURN = Duration.ofMillis(50);
  private static final Duration API_TURN = Duration.ofSeconds(1);
  private static final int API_BATCH = 100;

  /** Each takes half a minute while the service is down. */
  private static final int API_TRIES = 4;

  private static final List<String> MILESTONES =
      List.of("read-the-guide", "first-commit", "hello-service");

  private final CrowdedCohort cohort;
  private final Random random = new Random(20260401);
  private final EventFormat format = new EventFormat("/story");
  private final KafkaProducer<String, byte[]> producer;
  private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(2);
  private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private ReportLoad(String kafka, CrowdedCohort cohort) {
    this.cohort = cohort;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                5),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** A steady load straight to Kafka. */
  static ReportLoad start(String kafka, CrowdedCohort cohort) {
    var load = new ReportLoad(kafka, cohort);
    load.senders.scheduleAtFixedRate(
        () -> load.send(EACH_TURN), 0, TURN.toMillis(), TimeUnit.MILLISECONDS);
    return load;
  }

  /** Adds the load through the API. */
  ReportLoad alsoThrough(Api api) {
    senders.scheduleWithFixedDelay(
        () -> sendThrough(api), 0, API_TURN.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  /** So many more at once, which take a service a while. */
  void send(int count) {
    for (int sent = 0; sent < count; sent++) {
      send(next());
    }
  }

  /**
   * The ids of all reports that were acknowledged. Once the load has ended, of all that were sent.
   *
   * @throws IllegalStateException when one was not; it may be there or not
   */
  Set<UUID> acknowledged() {
    Throwable failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("a report was not acknowledged", failed);
    }
    return acknowledged;
  }

  /** Ends the load and returns when the last report is answered. */
  @Override
  public void close() {
    senders.shutdown();
    try {
      if (!senders.awaitTermination(2 * 60, TimeUnit.SECONDS)) {
        senders.shutdownNow();
        failure.compareAndSet(null, new IllegalStateException("the API never accepted a batch"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }

  private void send(MilestoneReported event) {
    var written = format.write(event);
    var record = new ProducerRecord<>(written.topic().wireName(), written.key(), written.value());
    written
        .headers()
        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    producer.send(
        record,
        (place, failed) -> {
          if (failed == null) {
            acknowledged.add(event.id());
          } else {
            failure.compareAndSet(null, failed);
          }
        });
  }

  private void sendThrough(Api api) {
    var reports = Stream.generate(this::next).limit(API_BATCH).map(ReportLoad::report).toList();
    for (int tries = 1; !acknowledged.contains(reports.getFirst().id()); tries++) {
      try {
        new SendReports(api).send(reports.stream(), accepted -> {});
        reports.forEach(report -> acknowledged.add(report.id()));
      } catch (Refusal refused) {
        if (tries == API_TRIES) {
          failure.compareAndSet(null, refused);
          return;
        }
      }
    }
  }

  /** Mostly what adds something, now and then what takes it back. */
  private synchronized MilestoneReported next() {
    Instant now = Instant.now();
    Member member = cohort.members().get(random.nextInt(cohort.members().size()));
    int die = random.nextInt(20);
    return new MilestoneReported(
        EventIds.at(now),
        member.learner(),
        member.enrolment(),
        member.learner(),
        "api",
        MILESTONES.get(random.nextInt(MILESTONES.size())),
        die == 0
            ? MilestoneEventType.REVOKED
            : die < 10 ? MilestoneEventType.STARTED : MilestoneEventType.COMPLETED,
        null,
        cohort.start().plusSeconds(random.nextInt(cohort.seconds())),
        now,
        null,
        null,
        false,
        random.nextLong());
  }

  private static MilestoneReport report(MilestoneReported event) {
    return MilestoneReport.of(
        event.id(),
        event.enrolment(),
        event.milestone(),
        event.type().wireName(),
        event.occurredAt().atOffset(ZoneOffset.UTC));
  }
}
