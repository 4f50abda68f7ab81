package dev.milepost.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the outbox's rows to Kafka and deletes what Kafka has acknowledged.
 *
 * <p>A relay works only on lanes that it has locked, reads them from their oldest row on and
 * deletes by id, so several relays neither overtake each other within a key nor miss a row that was
 * committed late. A crash between acknowledgement and deletion sends rows again, from the oldest
 * on, in order. It is woken after each append in its own process; it looks once a second for what
 * other processes left behind, and at once again after another relay that was in its way.
 */
final class OutboxRelay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ADVISORY_LOCK_CLASS = 0x6d696c65;
  private static final int BATCH = 2000;
  private static final Duration IDLE_LOOK = Duration.ofSeconds(1);

  /** Another relay holds a lane, whose newest rows it may not have seen: it is done in a moment. */
  private static final Duration CONTENDED_LOOK = Duration.ofMillis(5);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final EventSender sender;
  private final Runnable ensureTopics;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean running;
  private Thread thread = new Thread();

  /**
   * @param ensureTopics done before the first row is sent: a service without an inbox has nobody
   *     else to create the topics
   */
  OutboxRelay(
      JdbcClient jdbc, TransactionTemplate transaction, EventSender sender, Runnable ensureTopics) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.sender = sender;
    this.ensureTopics = ensureTopics;
  }

  void wake() {
    wake.release();
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
  }

  private void run() {
    var backoff = new Backoff();
    boolean topicsThere = false;
    while (running) {
      try {
        if (!topicsThere) {
          ensureTopics.run();
          topicsThere = true;
        }
        Relayed relayed = relay();
        if (relayed.rows() < BATCH) {
          awaitWork(relayed.ofAllLanes() ? IDLE_LOOK : CONTENDED_LOOK);
        }
        backoff.reset();
      } catch (RuntimeException e) {
        Duration pause = backoff.next();
        log.atWarn().addKeyValue("retryIn", pause).setCause(e).log("outbox relay failed");
        awaitWork(pause);
      }
    }
  }

  private Relayed relay() {
    return transaction.execute(
        status -> {
          List<Integer> lanes = lockLanes();
          List<Row> rows = oldestOf(lanes);
          send(rows);
          delete(rows);
          return new Relayed(rows.size(), lanes.size() == Outbox.LANES);
        });
  }

  private List<Integer> lockLanes() {
    return jdbc.sql(
            """
            select lane from generate_series(0, :lanes - 1) as lane
            where pg_try_advisory_xact_lock(:lockClass, lane)
            """)
        .param("lanes", Outbox.LANES)
        .param("lockClass", ADVISORY_LOCK_CLASS)
        .query((row, number) -> row.getInt(1))
        .list();
  }

  /**
   * A statement of its own after the one that locks: its snapshot then sees what the lanes' last
   * holder deleted, so that nothing sent before is sent after what followed it.
   */
  private List<Row> oldestOf(List<Integer> lanes) {
    return jdbc.sql(
            """
            select id, topic, record_key, headers, value
            from outbox
            where lane = any(:lanes)
            order by id
            limit :limit
            """)
        .param("lanes", lanes.toArray(Integer[]::new))
        .param("limit", BATCH)
        .query(OutboxRelay::row)
        .list();
  }

  private void send(List<Row> rows) {
    var sent = new ArrayList<CompletableFuture<?>>(rows.size());
    for (Row row : rows) {
      var one = sender.send(row.topic(), row.key(), row.headers(), row.value());
      sent.add(one);
      if (one.isCompletedExceptionally()) {
        // It took as long as a send may block; each of the others would do the same.
        break;
      }
    }
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
  }

  private void delete(List<Row> rows) {
    if (!rows.isEmpty()) {
      jdbc.sql("delete from outbox where id = any(:ids)")
          .param("ids", rows.stream().map(Row::id).toArray(Long[]::new))
          .update();
    }
  }

  private void awaitWork(Duration atMost) {
    try {
      if (wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
    wake();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("topic"),
        row.getString("record_key"),
        JSON.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}),
        row.getBytes("value"));
  }

  /**
   * @param ofAllLanes false when another relay held some
   */
  private record Relayed(int rows, boolean ofAllLanes) {}

  private record Row(
      long id, String topic, String key, Map<String, String> headers, byte[] value) {}
}
