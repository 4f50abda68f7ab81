package dev.milepost.messaging;

import dev.milepost.events.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells, on any instance, whether an inbox has got past a record of a topic: by the position in
 * PostgreSQL, whichever instance writes it. While somebody waits, one query every few milliseconds
 * serves all who wait; otherwise none is made.
 */
public class InboxProgress {

  private static final Duration LOOK_EVERY = Duration.ofMillis(4);

  private final JdbcClient jdbc;
  private final TopicCreation topics;
  private final Quarantine quarantine;
  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
  private volatile Map<String, UUID> topicIds = Map.of();
  private boolean looking;

  InboxProgress(JdbcClient jdbc, TopicCreation topics, Quarantine quarantine) {
    this.jdbc = jdbc;
    this.topics = topics;
    this.quarantine = quarantine;
  }

  /**
   * Where the record stands now: not reached yet, or taken, at once or by a replay, or quarantined
   * with a reason.
   *
   * @throws org.springframework.dao.DataAccessException when the database cannot tell
   */
  public Outcome outcome(String inbox, Topic topic, int partition, long offset) {
    var place = new Place(inbox, topicId(topic), partition);
    if (positions().getOrDefault(place, 0L) <= offset) {
      return new Outcome.NotReached();
    }
    return quarantine
        .find(inbox, place.topicId(), partition, offset)
        .filter(entry -> entry.replayedAt() == null)
        .<Outcome>map(entry -> new Outcome.Quarantined(entry.reason()))
        .orElseGet(Outcome.Taken::new);
  }

  /** The outcome once the inbox has got past the record; not reached when that takes longer. */
  public Outcome await(String inbox, Topic topic, int partition, long offset, Duration atMost) {
    var waiter = new Waiter(new Place(inbox, topicId(topic), partition), offset);
    waiters.add(waiter);
    lookWhileSomebodyWaits();
    waiter.reached().completeOnTimeout(false, atMost.toMillis(), TimeUnit.MILLISECONDS).join();
    waiters.remove(waiter);
    return outcome(inbox, topic, partition, offset);
  }

  /** How many records of the topic the inbox has not got to yet. */
  public long lag(String inbox, Topic topic) {
    var positions = positions();
    UUID topicId = topicId(topic);
    return topics.endOffsets(topic).entrySet().stream()
        .mapToLong(
            end -> {
              var place = new Place(inbox, topicId, end.getKey());
              return end.getValue() - positions.getOrDefault(place, 0L);
            })
        .sum();
  }

  private synchronized void lookWhileSomebodyWaits() {
    if (!looking) {
      looking = true;
      Thread.ofVirtual().name("inbox-progress").start(this::look);
    }
  }

  private void look() {
    while (somebodyWaits()) {
      try {
        Map<Place, Long> positions = positions();
        for (Waiter waiter : waiters) {
          if (positions.getOrDefault(waiter.place(), 0L) > waiter.offset()) {
            waiter.reached().complete(true);
            waiters.remove(waiter);
          }
        }
      } catch (RuntimeException e) {
        waiters.forEach(waiter -> waiter.reached().completeExceptionally(e));
        waiters.clear();
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private synchronized boolean somebodyWaits() {
    looking = !waiters.isEmpty();
    return looking;
  }

  private Map<Place, Long> positions() {
    var positions = new HashMap<Place, Long>();
    jdbc.sql("select inbox, topic_id, partition, next_offset from inbox_position")
        .query(
            row -> {
              var place =
                  new Place(
                      row.getString("inbox"),
                      row.getObject("topic_id", UUID.class),
                      row.getInt("partition"));
              positions.put(place, row.getLong("next_offset"));
            });
    return positions;
  }

  private UUID topicId(Topic topic) {
    if (topicIds.isEmpty()) {
      topicIds = topics.ensure();
    }
    return Optional.ofNullable(topicIds.get(topic.wireName())).orElseThrow();
  }

  private record Place(String inbox, UUID topicId, int partition) {}

  /** Identity matters: two who wait for one record are two. */
  private static final class Waiter {
    private final Place place;
    private final long offset;
    private final CompletableFuture<Boolean> reached = new CompletableFuture<>();

    Waiter(Place place, long offset) {
      this.place = Objects.requireNonNull(place);
      this.offset = offset;
    }

    Place place() {
      return place;
    }

    long offset() {
      return offset;
    }

    CompletableFuture<Boolean> reached() {
      return reached;
    }
  }

  /** What became of a record. */
  public sealed interface Outcome {

    record NotReached() implements Outcome {}

    record Taken() implements Outcome {}

    record Quarantined(String reason) implements Outcome {}
  }
}
