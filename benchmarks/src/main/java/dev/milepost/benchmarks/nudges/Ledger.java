package dev.milepost.benchmarks.nudges;

import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Looks at what the notification service has decided and sent, and readies it to be sent again. */
final class Ledger implements AutoCloseable {

  private final Connection connection;

  Ledger(Database database) throws SQLException {
    connection = database.connect(BenchStand.NOTIFICATION);
  }

  /** Whether no enrolment has to be looked at at {@code moment}; by index. */
  boolean nothingIsDue(Instant moment) throws SQLException {
    return number("select count(*) from (select from timeline where due_at <= ? limit 1)", moment)
        == 0;
  }

  /** Grows with every decision; by index. */
  long last() throws SQLException {
    return number("select coalesce(max(place), 0) from decision");
  }

  long decisions() throws SQLException {
    return number("select count(*) from decision");
  }

  /**
   * @throws Invalid unless so many enrolments have one queued decision each that was due then
   */
  void requireOneEach(long enrolments, Instant due) throws SQLException {
    Invalid.unlessEqual(
        "decisions due at " + due,
        enrolments,
        number("select count(*) from decision where due_at = ?", due));
    Invalid.unlessEqual(
        "enrolments with a queued decision due at " + due,
        enrolments,
        number(
            """
            select count(distinct enrolment) from decision
            where due_at = ? and outcome in ('queued', 'claimed')
            """,
            due));
  }

  /** Has {@code count} enrolments looked at, and remembers when they would have been. */
  void haveLookedAt(int count) throws SQLException {
    execute(
        """
        create table expected as
        select enrolment, due_at from timeline order by enrolment limit %d
        """
            .formatted(count));
    execute("update timeline t set due_at = now() from expected e where e.enrolment = t.enrolment");
  }

  /**
   * @throws Invalid when the service came to another moment than stood there before
   */
  void requireThatTheyAreDueAsBefore() throws SQLException {
    Invalid.unlessEqual(
        "enrolments that are due at another time than they were seeded with",
        0,
        number(
            """
            select count(*) from expected e join timeline t on t.enrolment = e.enrolment
            where t.due_at is distinct from e.due_at
            """));
    execute("drop table expected");
  }

  /** Leaves the last decisions alone in the ledger, and these waiting for {@link #queue}. */
  void keepLast(int messages) throws SQLException {
    execute(
        """
        delete from decision
        where place <= (select place from decision order by place desc offset %d limit 1)
        """
            .formatted(messages));
    execute("update decision set next_try_at = 'infinity' where outcome = 'queued'");
    Invalid.unlessEqual("messages to send", messages, waiting());
  }

  /** As if they had never been sent, though not yet to be claimed. */
  void rest() throws SQLException {
    execute(
        """
        update decision
        set outcome = 'queued', next_try_at = 'infinity', reason = null, settled_at = null,
            owner = null, lease_until = null, attempts = 0, message_id = null, sent_to = null
        """);
    execute("truncate unsubscribe_link");
    execute("vacuum (analyze) decision");
  }

  /** Has the first {@code messages} of them sent from now on. */
  void queue(int messages) throws SQLException {
    execute(
        """
        update decision set next_try_at = now()
        where place in (select place from decision order by place limit %d)
        """
            .formatted(messages));
  }

  private long waiting() throws SQLException {
    return number("select count(*) from decision where outcome = 'queued'");
  }

  long sent() throws SQLException {
    return number("select count(*) from decision where outcome = 'sent'");
  }

  private long number(String query, Instant... moments) throws SQLException {
    try (var sql = connection.prepareStatement(query)) {
      for (int place = 0; place < moments.length; place++) {
        sql.setObject(place + 1, OffsetDateTime.ofInstant(moments[place], ZoneOffset.UTC));
      }
      try (var rows = sql.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private void execute(String statement) throws SQLException {
    try (var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
