package dev.milepost.messaging;

import dev.milepost.events.EventFormat;
import dev.milepost.events.Topic;
import dev.milepost.messaging.InboxPositions.Advance;
import dev.milepost.messaging.InboxPositions.Claim;
import dev.milepost.messaging.InboxPositions.FencedException;
import dev.milepost.messaging.Quarantine.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads one share of an inbox's partitions and records it, batch by batch, for as long as it runs.
 *
 * <p>The order of things is what makes a batch count once, whatever is repeated or lost:
 *
 * <ol>
 *   <li>A partition is read only after it was claimed in PostgreSQL, from the position found there.
 *   <li>A transaction advances the position first, under the claim's epoch; a zombie gets no
 *       further.
 *   <li>The events are handled and the refused ones quarantined in that same transaction.
 *   <li>After any failure, a lost answer to the commit among them, the position in PostgreSQL says
 *       where to go on: after the batch if it was committed, before it if not.
 * </ol>
 */
final class InboxWorker implements Runnable, ConsumerRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(InboxWorker.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration POLL_BEFORE_CLAIM = Duration.ofMillis(50);
  private static final Duration MORE = Duration.ofMillis(20);

  /** Fewer records than this are not recorded alone while more are waiting. */
  private static final int WORTHWHILE = 2000;

  private final InboxHandler handler;
  private final Consumer<String, byte[]> consumer;
  private final TopicCreation topics;
  private final InboxPositions positions;
  private final Quarantine quarantine;
  private final TransactionTemplate transaction;
  private final EventFormat format;
  private final InboxMetrics metrics;

  private final Map<TopicPartition, Claim> claims = new HashMap<>();
  private final Set<TopicPartition> unclaimed = new HashSet<>();
  private Map<String, UUID> topicIds = Map.of();
  private volatile boolean running = true;

  InboxWorker(
      InboxHandler handler,
      Consumer<String, byte[]> consumer,
      TopicCreation topics,
      InboxPositions positions,
      Quarantine quarantine,
      TransactionTemplate transaction,
      EventFormat format,
      InboxMetrics metrics) {
    this.handler = handler;
    this.consumer = consumer;
    this.topics = topics;
    this.positions = positions;
    this.quarantine = quarantine;
    this.transaction = transaction;
    this.format = format;
    this.metrics = metrics;
  }

  @Override
  public void run() {
    var backoff = new Backoff();
    boolean mustFindPosition = false;
    while (running) {
      try {
        if (topicIds.isEmpty()) {
          topicIds = topics.ensure();
          consumer.subscribe(handler.topics().stream().map(Topic::wireName).toList(), this);
        }
        if (mustFindPosition) {
          goWhereTheDatabaseSays();
          mustFindPosition = false;
        }
        readOn();
        backoff.reset();
        metrics.working();
      } catch (WakeupException e) {
        log.debug("woken to stop");
      } catch (RuntimeException e) {
        mustFindPosition = true;
        metrics.failing(e);
        pause(backoff.next(), e);
      }
    }
    consumer.close();
  }

  void stop() {
    running = false;
    consumer.wakeup();
  }

  /**
   * Claims only after a poll, which tells what was lost: a zombie would claim what is another's.
   */
  private void readOn() {
    ConsumerRecords<String, byte[]> records =
        consumer.poll(unclaimed.isEmpty() ? POLL : POLL_BEFORE_CLAIM);
    claimWhatWasAssigned();
    long lag = lag();
    metrics.lag(lag);
    if (!records.isEmpty()) {
      var batch = lag > 0 && records.count() < WORTHWHILE ? withMore(records) : records;
      record(batch);
      commitHint(batch);
    }
  }

  /**
   * A poll ends with what one fetch brought. Where more is known to be there, it is worth a moment:
   * a commit costs the same for one record as for thousands.
   */
  private ConsumerRecords<String, byte[]> withMore(ConsumerRecords<String, byte[]> first) {
    var all = new HashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
    var next = new HashMap<TopicPartition, OffsetAndMetadata>();
    int count = 0;
    // What was polled is never dropped: the consumer would read on behind it.
    for (var records = first; !records.isEmpty(); records = more(count)) {
      count += records.count();
      for (TopicPartition partition : records.partitions()) {
        all.computeIfAbsent(partition, any -> new ArrayList<>()).addAll(records.records(partition));
      }
      next.putAll(records.nextOffsets());
    }
    return new ConsumerRecords<>(all, next);
  }

  private ConsumerRecords<String, byte[]> more(int count) {
    boolean worthwhile = count < WORTHWHILE && lag() > 0 && unclaimed.isEmpty();
    return worthwhile ? consumer.poll(MORE) : ConsumerRecords.empty();
  }

  private void record(ConsumerRecords<String, byte[]> records) {
    var batch = new RecordBatch(records, format, topicIds);
    List<Advance> advances = advances(records);
    var quarantined = new AtomicInteger();
    metrics.timed(
        () ->
            transaction.executeWithoutResult(
                status -> {
                  positions.advance(advances);
                  List<Held> held = batch.heldWith(handler.handle(batch.incoming()));
                  quarantine.put(handler.name(), held);
                  quarantined.set(held.size());
                }));
    metrics.recorded(records.count() - quarantined.get(), quarantined.get());
  }

  private List<Advance> advances(ConsumerRecords<String, byte[]> records) {
    return records.partitions().stream()
        .map(
            partition -> {
              var ofPartition = records.records(partition);
              Claim claim = claims.get(partition);
              if (claim == null) {
                throw new FencedException(handler.name());
              }
              return new Advance(
                  claim.topicId(),
                  partition.partition(),
                  claim.ownerEpoch(),
                  ofPartition.getFirst().offset(),
                  ofPartition.getLast().offset() + 1);
            })
        .toList();
  }

  private void claimWhatWasAssigned() {
    for (TopicPartition partition : List.copyOf(unclaimed)) {
      UUID topicId = Objects.requireNonNull(topicIds.get(partition.topic()), partition.topic());
      long beginning =
          Objects.requireNonNull(
              consumer.beginningOffsets(List.of(partition)).get(partition), partition.topic());
      Claim claim = positions.claim(partition, topicId, beginning);
      claims.put(partition, claim);
      consumer.seek(partition, claim.nextOffset());
      consumer.resume(List.of(partition));
      unclaimed.remove(partition);
    }
  }

  private void goWhereTheDatabaseSays() {
    var standing = positions.standing(claims);
    for (TopicPartition partition : List.copyOf(claims.keySet())) {
      Claim claim = standing.get(partition);
      if (claim == null) {
        claims.remove(partition);
        consumer.pause(List.of(partition));
        // Ours to claim again, unless the next poll tells that it is not.
        unclaimed.add(partition);
        log.atWarn().addKeyValue("partition", partition).log("another consumer took it over");
      } else {
        claims.put(partition, claim);
        consumer.seek(partition, claim.nextOffset());
      }
    }
  }

  /** What cannot be claimed now, since the database is away, is claimed before the next poll. */
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    unclaimed.addAll(partitions);
    consumer.pause(partitions);
    claimWhatWasAssigned();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(claims::remove);
    unclaimed.removeAll(partitions);
  }

  /** For lag tools only; nothing reads it back, so a failure is of no consequence. */
  private void commitHint(ConsumerRecords<String, byte[]> records) {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (TopicPartition partition : records.partitions()) {
      long next = records.records(partition).getLast().offset() + 1;
      offsets.put(partition, new OffsetAndMetadata(next));
    }
    consumer.commitAsync(offsets, (committed, failure) -> {});
  }

  private long lag() {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  private void pause(Duration duration, RuntimeException failure) {
    log.atWarn()
        .addKeyValue("inbox", handler.name())
        .addKeyValue("retryIn", duration)
        .setCause(failure)
        .log("inbox failed");
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }
}
