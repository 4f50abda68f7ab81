package dev.milepost.notification.inbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells all instances by PostgreSQL's NOTIFY whose inboxes have changed, in the transaction that
 * changes them, and hears it on one connection that is used for nothing else. A connection that
 * broke is made anew; since something may have been missed meanwhile, every open page looks then.
 */
@Component
public class InboxSignals implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(InboxSignals.class);
  private static final String CHANNEL = "inbox_changed";

  /** Of 36 letters and a comma each; a payload has less than 8,000 bytes. */
  private static final int IDS_A_PAYLOAD = 200;

  /** How long it waits for a signal before it asks whether the connection still works. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);

  private final JdbcClient jdbc;
  private final JdbcConnectionDetails database;
  private final OpenInboxes inboxes;
  private volatile boolean running;
  private volatile @Nullable Connection open;
  private volatile Thread listener = Thread.currentThread();

  InboxSignals(JdbcClient jdbc, JdbcConnectionDetails database, OpenInboxes inboxes) {
    this.jdbc = jdbc;
    this.database = database;
    this.inboxes = inboxes;
  }

  /** Is heard when the caller's transaction commits. */
  public void tell(Collection<UUID> learners) {
    List<UUID> ids = List.copyOf(learners);
    var payloads = new ArrayList<String>();
    for (int from = 0; from < ids.size(); from += IDS_A_PAYLOAD) {
      payloads.add(
          ids.subList(from, Math.min(from + IDS_A_PAYLOAD, ids.size())).stream()
              .map(UUID::toString)
              .collect(Collectors.joining(",")));
    }
    jdbc.sql("select pg_notify(:channel, payload) from unnest(:payloads::text[]) as payload")
        .param("channel", CHANNEL)
        .param("payloads", payloads.toArray(String[]::new))
        .query((row, n) -> true)
        .list();
  }

  private void listen() {
    while (running) {
      try (Connection connection = connect()) {
        open = connection;
        try (var statement = connection.createStatement()) {
          statement.execute("listen " + CHANNEL);
        }
        inboxes.changed(Set.of());
        while (running) {
          hear(connection);
        }
      } catch (SQLException e) {
        pause(e);
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGNotification[] heard =
        connection.unwrap(PGConnection.class).getNotifications((int) WAIT.toMillis());
    if (heard != null && heard.length > 0) {
      var learners = new HashSet<UUID>();
      for (PGNotification one : heard) {
        Arrays.stream(one.getParameter().split(",")).map(UUID::fromString).forEach(learners::add);
      }
      inboxes.changed(learners);
    } else if (!connection.isValid((int) WAIT.toSeconds())) {
      throw new SQLException("the connection does not work any more");
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", String.valueOf(database.getUsername()));
    properties.setProperty("password", String.valueOf(database.getPassword()));
    properties.setProperty("ApplicationName", "notification-service signals");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false");
    return DriverManager.getConnection(database.getJdbcUrl(), properties);
  }

  private void pause(SQLException failure) {
    if (!running) {
      return;
    }
    log.atWarn()
        .addKeyValue("sqlState", failure.getSQLState())
        .addKeyValue("retryIn", BEFORE_RETRY)
        .log("changes of inboxes cannot be heard; open pages look for them by themselves");
    try {
      Thread.sleep(BEFORE_RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    running = true;
    listener = Thread.ofVirtual().name("inbox-signals-listener").start(this::listen);
  }

  @Override
  public void stop() {
    running = false;
    listener.interrupt();
    Connection connection = open;
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        log.atDebug().setCause(e).log("the connection was closed already");
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
