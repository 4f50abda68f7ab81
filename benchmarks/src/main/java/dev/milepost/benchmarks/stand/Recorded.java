package dev.milepost.benchmarks.stand;

import dev.milepost.events.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** How many milestone events the progress service has recorded, as it keeps count itself. */
public final class Recorded implements AutoCloseable {

  private final Connection connection;
  private final PreparedStatement query;

  /** Of the service's database as it is now; made anew after the database was. */
  public Recorded(Database database) throws SQLException {
    connection = database.connect(BenchStand.PROGRESS);
    query =
        connection.prepareStatement(
            "select coalesce(sum(next_offset), 0) from inbox_position where topic = ?");
    query.setString(1, Topic.MILESTONE.wireName());
  }

  /** Exactly, and cheap enough to be asked ten times a second. */
  public long count() throws SQLException {
    try (var rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
