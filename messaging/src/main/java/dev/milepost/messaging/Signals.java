package dev.milepost.messaging;

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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells all instances of a service, the own one included, by PostgreSQL's NOTIFY what has changed,
 * and hears it on one connection that is used for nothing else. A connection that broke is made
 * anew; since something may have been missed meanwhile, anything may have changed then.
 */
public final class Signals implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Signals.class);

  /** Instead of ids: anything may have changed. */
  private static final String ANY = "*";

  /** Of 36 letters and a comma each; a payload has less than 8,000 bytes. */
  private static final int IDS_A_PAYLOAD = 200;

  private static final int MOST_PAYLOADS = 10;

  /** How long it waits for a signal before it asks whether the connection still works. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);

  private final String channel;
  private final String service;
  private final JdbcClient jdbc;
  private final JdbcConnectionDetails database;
  private final Consumer<Set<UUID>> heard;
  private volatile boolean running;
  private volatile @Nullable Connection open;
  private volatile Thread listener = Thread.currentThread();

  /**
   * @param channel PostgreSQL's name for what is told
   * @param heard is given the ids of what has changed, none when it may be anything; on the thread
   *     that listens, so it must not take long
   */
  public Signals(
      String channel,
      String service,
      JdbcClient jdbc,
      JdbcConnectionDetails database,
      Consumer<Set<UUID>> heard) {
    this.channel = channel;
    this.service = service;
    this.jdbc = jdbc;
    this.database = database;
    this.heard = heard;
  }

  /** Is heard when the caller's transaction commits, at once if there is none. */
  public void tell(Collection<UUID> changed) {
    jdbc.sql("select pg_notify(:channel, payload) from unnest(:payloads::text[]) as payload")
        .param("channel", channel)
        .param("payloads", payloads(List.copyOf(changed)).toArray(String[]::new))
        .query((row, number) -> true)
        .list();
  }

  static List<String> payloads(List<UUID> ids) {
    if (ids.size() > IDS_A_PAYLOAD * MOST_PAYLOADS) {
      return List.of(ANY);
    }
    var payloads = new ArrayList<String>();
    for (int from = 0; from < ids.size(); from += IDS_A_PAYLOAD) {
      payloads.add(
          ids.subList(from, Math.min(from + IDS_A_PAYLOAD, ids.size())).stream()
              .map(UUID::toString)
              .collect(Collectors.joining(",")));
    }
    return payloads;
  }

  private void listen() {
    while (running) {
      try (Connection connection = connect()) {
        open = connection;
        try (var statement = connection.createStatement()) {
          statement.execute("listen " + channel);
        }
        heard.accept(Set.of());
        while (running) {
          hear(connection);
        }
      } catch (SQLException e) {
        pause(e);
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGNotification[] signals =
        connection.unwrap(PGConnection.class).getNotifications((int) WAIT.toMillis());
    if (signals != null && signals.length > 0) {
      heard.accept(ids(signals));
    } else if (!connection.isValid((int) WAIT.toSeconds())) {
      throw new SQLException("the connection does not work any more");
    }
  }

  /** What is no id, such as {@link #ANY}, stands for anything. */
  private static Set<UUID> ids(PGNotification... signals) {
    Set<UUID> ids = new HashSet<>();
    try {
      for (PGNotification one : signals) {
        Arrays.stream(one.getParameter().split(",")).map(UUID::fromString).forEach(ids::add);
      }
    } catch (IllegalArgumentException any) {
      return Set.of();
    }
    return ids;
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", String.valueOf(database.getUsername()));
    properties.setProperty("password", String.valueOf(database.getPassword()));
    properties.setProperty("ApplicationName", service + " signals");
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
        .addKeyValue("channel", channel)
        .addKeyValue("sqlState", failure.getSQLState())
        .addKeyValue("retryIn", BEFORE_RETRY)
        .log("changes cannot be heard; open pages look for them by themselves");
    try {
      Thread.sleep(BEFORE_RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    running = true;
    listener = Thread.ofVirtual().name("signals-" + channel).start(this::listen);
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
