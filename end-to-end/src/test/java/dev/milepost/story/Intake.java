package dev.milepost.story;

import dev.milepost.events.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How the recording of milestones stands, seen from outside of the service: what Kafka holds, who
 * reads it, and what PostgreSQL has of it.
 */
final class Intake implements AutoCloseable {

  private static final String INBOX = "progress-milestones";

  private final Admin kafka;
  private final String database;

  /**
   * @param database the JDBC URL of the progress service's database
   */
  Intake(String kafka, String database) {
    this.kafka = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
    this.database = database;
  }

  /** How many workers have a share of the partitions: two in each instance. */
  int workersAtWork() {
    String group = "milepost." + INBOX;
    try {
      var description = kafka.describeConsumerGroups(List.of(group)).all().get().get(group);
      return Math.toIntExact(
          description.members().stream()
              .filter(member -> !member.assignment().topicPartitions().isEmpty())
              .count());
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By partition, where the next event goes. */
  Map<Integer, Long> ends() {
    var all =
        IntStream.range(0, Topic.PARTITIONS)
            .mapToObj(number -> new TopicPartition(Topic.MILESTONE.wireName(), number))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    try {
      return kafka.listOffsets(all).all().get().entrySet().stream()
          .collect(
              Collectors.toMap(end -> end.getKey().partition(), end -> end.getValue().offset()));
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether everything before these ends has been recorded. */
  boolean hasReached(Map<Integer, Long> ends) {
    var positions = positions();
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private Map<Integer, Long> positions() {
    return query(
            """
            select partition, next_offset from inbox_position where inbox = ?
            """,
            row -> Map.entry(row.getInt(1), row.getLong(2)),
            INBOX)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether an instance is in the middle of a transaction that records a batch. */
  boolean isRecording(String application) {
    return query(
            """
            select exists (
              select from pg_locks l join pg_stat_activity a using (pid)
              where l.relation = 'inbox_position'::regclass and l.mode = 'RowExclusiveLock'
                and l.granted and a.application_name = ?)
            """,
            row -> row.getBoolean(1),
            application)
        .getFirst();
  }

  /** The ids of all events in the log of one term, as often as each is there. */
  List<UUID> recorded(String term) {
    return query(
        """
        select event_id from milestone_event where term = ?
        """,
        row -> row.getObject(1, UUID.class),
        term);
  }

  private <T> List<T> query(String sql, RowReader<T> reader, String parameter) {
    try (Connection connection = DriverManager.getConnection(database, "progress", "progress");
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      var found = new ArrayList<T>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kafka.close();
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
