package dev.milepost.messaging;

import dev.milepost.events.EventFormat;
import dev.milepost.events.EventFormat.Written;
import dev.milepost.events.MilepostEvent;
import dev.milepost.events.Topic;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes events that must reach Kafka if, and only if, the caller's transaction commits.
 *
 * <p>Events of one key are sent in the order in which they were appended, provided that the caller
 * holds a lock that all writers of that key take (the row that the event tells of, or the inbox's
 * position of the learner's partition). They are sent at least once: a reader goes by the event's
 * id or revision.
 */
public class Outbox {

  static final int LANES = 16;

  /** The rest is for the key and the headers. */
  private static final int LARGEST_VALUE_BYTES = Topic.LARGEST_EVENT_BYTES - 16 * 1024;

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;
  private final EventFormat format;
  private final Clock clock;
  private final Runnable wakeRelay;

  Outbox(JdbcClient jdbc, EventFormat format, Clock clock, Runnable wakeRelay) {
    this.jdbc = jdbc;
    this.format = format;
    this.clock = clock;
    this.wakeRelay = wakeRelay;
  }

  /**
   * Appends events, in this order, to the transaction that is under way.
   *
   * @throws IllegalArgumentException for an event that no topic takes, before the relay stumbles
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(List<? extends MilepostEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    List<Written> written = events.stream().map(this::written).toList();
    jdbc.sql(
            """
            insert into outbox (lane, topic, record_key, headers, value, appended_at)
            select e.lane, e.topic, e.record_key, e.headers::jsonb, e.value, :at
            from unnest(:lanes::smallint[], :topics::text[], :keys::text[], :headers::text[],
                        :values::bytea[])
                 with ordinality as e(lane, topic, record_key, headers, value, place)
            order by e.place
            """)
        .param("lanes", written.stream().map(event -> lane(event.key())).toArray(Short[]::new))
        .param(
            "topics",
            written.stream().map(event -> event.topic().wireName()).toArray(String[]::new))
        .param("keys", written.stream().map(Written::key).toArray(String[]::new))
        .param(
            "headers",
            written.stream()
                .map(event -> JSON.writeValueAsString(event.headers()))
                .toArray(String[]::new))
        .param("values", written.stream().map(Written::value).toArray(byte[][]::new))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wakeRelay.run();
          }
        });
  }

  private Written written(MilepostEvent event) {
    Written written = format.write(event);
    if (written.value().length > LARGEST_VALUE_BYTES) {
      throw new IllegalArgumentException(
          "an event of %d bytes for %s, which takes %d"
              .formatted(written.value().length, written.topic(), LARGEST_VALUE_BYTES));
    }
    return written;
  }

  private static short lane(String key) {
    return (short) Math.floorMod(key.hashCode(), LANES);
  }
}
