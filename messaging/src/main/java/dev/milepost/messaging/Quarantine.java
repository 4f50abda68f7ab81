package dev.milepost.messaging;

import dev.milepost.events.EventFormat;
import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records that could not be taken, kept whole. Listings never show what is in them, only where they
 * stood and what was wrong.
 */
public class Quarantine {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;
  private final EventFormat format;
  private final Iterable<InboxHandler> handlers;
  private final Clock clock;

  Quarantine(JdbcClient jdbc, EventFormat format, Iterable<InboxHandler> handlers, Clock clock) {
    this.jdbc = jdbc;
    this.format = format;
    this.handlers = handlers;
    this.clock = clock;
  }

  /** Puts records away, in the transaction of the batch that they came with. */
  void put(String inbox, List<Held> records) {
    for (Held held : records) {
      jdbc.sql(
              """
              insert into quarantine (inbox, topic_id, topic, partition, record_offset, record_key,
                                      event_id, headers, value, reason, quarantined_at)
              values (:inbox, :topicId, :topic, :partition, :offset, :key,
                      :eventId, :headers::jsonb, :value, :reason, :at)
              on conflict (inbox, topic_id, partition, record_offset) do nothing
              """)
          .param("inbox", inbox)
          .param("topicId", held.topicId())
          .param("topic", held.topic())
          .param("partition", held.partition())
          .param("offset", held.offset())
          .param("key", held.key())
          .param("eventId", uuid(held.headers().get("ce_id")))
          .param("headers", JSON.writeValueAsString(held.headers()))
          .param("value", held.value())
          .param("reason", held.reason())
          .param("at", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  /** Of all the service's inboxes, newest first. */
  public List<Entry> list(int limit) {
    return jdbc.sql(
            """
            select id, topic, partition, record_offset, event_id, reason, quarantined_at, replayed_at
            from quarantine
            order by id desc
            limit :limit
            """)
        .param("limit", limit)
        .query((row, n) -> entry(row))
        .list();
  }

  /** How many records of all inboxes wait here, not counting those that were replayed. */
  public long waiting() {
    return jdbc.sql("select count(*) from quarantine where replayed_at is null")
        .query(Long.class)
        .single();
  }

  /** What was wrong with the record at this place; empty when it was not quarantined. */
  public Optional<Entry> find(String inbox, UUID topicId, int partition, long offset) {
    return jdbc.sql(
            """
            select id, topic, partition, record_offset, event_id, reason, quarantined_at, replayed_at
            from quarantine
            where inbox = :inbox and topic_id = :topicId and partition = :partition
              and record_offset = :offset
            """)
        .param("inbox", inbox)
        .param("topicId", topicId)
        .param("partition", partition)
        .param("offset", offset)
        .query((row, n) -> entry(row))
        .optional();
  }

  /**
   * Gives a record to its handler once more, in a transaction of its own that holds the partition's
   * position, so that no consumer writes meanwhile.
   *
   * <p>One that was taken before is taken again, which changes nothing.
   */
  @Transactional
  public Replayed replay(long id) {
    return stored(id).map(record -> replay(id, record)).orElseGet(Replayed.Unknown::new);
  }

  private Optional<Stored> stored(long id) {
    return jdbc.sql(
            """
            select q.inbox, q.topic, q.partition, q.record_offset, q.record_key, q.headers, q.value
            from quarantine q
            join inbox_position p using (inbox, topic_id, partition)
            where q.id = :id
            for update
            """)
        .param("id", id)
        .query(
            (row, n) ->
                new Stored(
                    row.getString("inbox"),
                    row.getString("topic"),
                    row.getInt("partition"),
                    row.getLong("record_offset"),
                    row.getString("record_key"),
                    headers(row.getString("headers")),
                    row.getBytes("value")))
        .optional();
  }

  private Replayed replay(long id, Stored record) {
    Optional<String> refusal = handle(record);
    if (refusal.isPresent()) {
      return new Replayed.Refused(refusal.get());
    }
    jdbc.sql("update quarantine set replayed_at = :at where id = :id")
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
    return new Replayed.Taken();
  }

  private Optional<String> handle(Stored stored) {
    Reading reading = format.read(stored.headers(), stored.value());
    if (reading instanceof Reading.Unreadable(String reason)) {
      return Optional.of(reason);
    }
    var incoming =
        new Incoming(
            Topic.named(stored.topic()),
            stored.partition(),
            stored.offset(),
            stored.key() == null ? "" : stored.key(),
            reading);
    return StreamSupport.stream(handlers.spliterator(), false)
        .filter(handler -> handler.name().equals(stored.inbox()))
        .flatMap(handler -> handler.handle(List.of(incoming)).stream())
        .map(Rejected::reason)
        .findFirst();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    OffsetDateTime replayed = row.getObject("replayed_at", OffsetDateTime.class);
    return new Entry(
        row.getLong("id"),
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("record_offset"),
        row.getObject("event_id", UUID.class),
        row.getString("reason"),
        row.getObject("quarantined_at", OffsetDateTime.class).toInstant(),
        replayed == null ? null : replayed.toInstant());
  }

  private static Map<String, String> headers(String json) {
    return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** What became of a replay. */
  public sealed interface Replayed {

    record Taken() implements Replayed {}

    record Refused(String reason) implements Replayed {}

    /** There is no such record. */
    record Unknown() implements Replayed {}
  }

  /** A record on its way into quarantine. */
  record Held(
      UUID topicId,
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      Map<String, String> headers,
      byte @Nullable [] value,
      String reason) {}

  private record Stored(
      String inbox,
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      Map<String, String> headers,
      byte @Nullable [] value) {}

  /**
   * @param eventId null when the record named none
   * @param replayedAt null until a replay succeeded
   */
  public record Entry(
      long id,
      String topic,
      int partition,
      long offset,
      @Nullable UUID eventId,
      String reason,
      Instant quarantinedAt,
      @Nullable Instant replayedAt) {}
}
