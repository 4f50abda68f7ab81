package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.events.Topic;
import dev.milepost.local.postgres.PostgresPart;
import dev.milepost.local.process.PartProcess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Debezium's JDBC sink in Kafka Connect: the usual way to get a topic into a table without writing
 * code. It writes each event once, keyed by its id, and nothing else; tuned as its manual says.
 */
final class DebeziumSink implements Contestant {

  private static final String DATABASE = "sink";

  /** Fields become columns of the same name. */
  private static final String TABLE =
      """
      create table milestone_event (
        id uuid primary key, learner uuid not null, enrolment uuid not null, actor uuid not null,
        source text not null, milestone text not null, type text not null, submission uuid,
        "occurredAt" timestamptz not null, "reportedAt" timestamptz not null, evidence text,
        note text, "carriedOver" boolean not null, fingerprint bigint not null)
      """;

  /** Tells Connect what is in the product's own JSON, which carries no schema (KIP-1054). */
  private static final String SCHEMA =
      """
      {"type": "struct", "fields": [
        {"field": "id", "type": "string", "name": "io.debezium.data.Uuid"},
        {"field": "learner", "type": "string", "name": "io.debezium.data.Uuid"},
        {"field": "enrolment", "type": "string", "name": "io.debezium.data.Uuid"},
        {"field": "actor", "type": "string", "name": "io.debezium.data.Uuid"},
        {"field": "source", "type": "string"},
        {"field": "milestone", "type": "string"},
        {"field": "type", "type": "string"},
        {"field": "submission", "type": "string", "name": "io.debezium.data.Uuid", "optional": true},
        {"field": "occurredAt", "type": "string", "name": "io.debezium.time.ZonedTimestamp"},
        {"field": "reportedAt", "type": "string", "name": "io.debezium.time.ZonedTimestamp"},
        {"field": "evidence", "type": "string", "optional": true},
        {"field": "note", "type": "string", "optional": true},
        {"field": "carriedOver", "type": "boolean"},
        {"field": "fingerprint", "type": "int64"}]}
      """;

  static final Map<String, String> WORKER =
      Map.of(
          "key.converter", "org.apache.kafka.connect.storage.StringConverter",
          "header.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
          "value.converter", "org.apache.kafka.connect.json.JsonConverter",
          "value.converter.schemas.enable", "true",
          "value.converter.schema.content", SCHEMA,
          "consumer.max.poll.records", "5000",
          "consumer.max.partition.fetch.bytes", "4194304",
          "consumer.receive.buffer.bytes", "1048576");

  static final Map<String, String> CONNECTOR =
      Map.ofEntries(
          Map.entry("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector"),
          Map.entry("tasks.max", "2"),
          Map.entry("topics", Topic.MILESTONE.wireName()),
          Map.entry("collection.name.format", "milestone_event"),
          Map.entry("quote.identifiers", "true"),
          Map.entry("insert.mode", "upsert"),
          Map.entry("primary.key.mode", "record_value"),
          Map.entry("primary.key.fields", "id"),
          Map.entry("schema.evolution", "none"),
          Map.entry("dialect.postgres.unnest.insert.enabled", "true"),
          Map.entry("use.reduction.buffer", "true"),
          Map.entry("batch.size", "5000"));

  private final BenchStand stand;
  private final MeasureRecording measure;
  private final Feed feed;
  private int runs;

  DebeziumSink(BenchStand stand, MeasureRecording measure, Feed feed) {
    this.stand = stand;
    this.measure = measure;
    this.feed = feed;
  }

  @Override
  public Entrant entrant() {
    return Entrant.DEBEZIUM;
  }

  @Override
  public Run run() throws SQLException {
    stand.database().create(DATABASE);
    stand.database().executeIn(DATABASE, TABLE);
    stand.database().checkpoint();
    PartProcess connect = stand.startConnect(feed.broker(), WORKER, connector());
    try (var connection = stand.database().connect(DATABASE);
        var rows = new Rows(connection, feed)) {
      Run run = measure.of(connect, rows, feed);
      connect.stop();
      Invalid.unlessEqual("rows written by Debezium", feed.distinct(), rows.exactly());
      return run;
    } finally {
      connect.stop();
    }
  }

  /** Named anew for each run: the group that Connect reads with begins at the beginning. */
  private Map<String, String> connector() {
    var all = new HashMap<>(CONNECTOR);
    all.put("name", "sink-" + ++runs);
    all.put("connection.url", stand.database().url(DATABASE) + "?reWriteBatchedInserts=true");
    all.put("connection.username", PostgresPart.SUPERUSER);
    all.put("connection.password", PostgresPart.SUPERUSER);
    return all;
  }

  private static final class Rows implements Recording, AutoCloseable {

    private static final String ROUGHLY =
        "select coalesce(sum(n_tup_ins), 0) from pg_stat_user_tables";
    private static final String EXACTLY = "select count(*) from milestone_event";
    private static final String LAST = "select count(*) from milestone_event where id = any(?)";

    private final Connection connection;
    private final PreparedStatement last;
    private final int lastOnes;

    Rows(Connection connection, Feed feed) throws SQLException {
      this.connection = connection;
      lastOnes = feed.lastIds().size();
      last = connection.prepareStatement(LAST);
      last.setArray(1, connection.createArrayOf("uuid", feed.lastIds().toArray(UUID[]::new)));
    }

    @Override
    public long atLeast() throws SQLException {
      return count(ROUGHLY);
    }

    @Override
    public long exactly() throws SQLException {
      return count(EXACTLY);
    }

    /** A partition is written in its order, so whoever has its last event has all of it. */
    @Override
    public boolean complete() throws SQLException {
      try (var rows = last.executeQuery()) {
        rows.next();
        return rows.getInt(1) == lastOnes;
      }
    }

    private long count(String query) throws SQLException {
      try (var sql = connection.createStatement();
          var rows = sql.executeQuery(query)) {
        rows.next();
        return rows.getLong(1);
      }
    }

    @Override
    public void close() throws SQLException {
      last.close();
    }
  }
}
