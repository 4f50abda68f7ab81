package dev.milepost.progress.signals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears what {@link ChangedCohorts} of any instance tells, its own included, on one connection that
 * is used for nothing else, and publishes {@link CohortsChanged}. A connection that broke is made
 * anew; whatever was missed meanwhile is published as "any".
 */
@Component
class CohortSignals implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(CohortSignals.class);

  /** How long it waits for a signal before it asks whether the connection still works. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);

  private final JdbcConnectionDetails database;
  private final ApplicationEventPublisher events;
  private volatile boolean running;
  private volatile @Nullable Connection open;
  private volatile Thread listener = Thread.currentThread();

  CohortSignals(JdbcConnectionDetails database, ApplicationEventPublisher events) {
    this.database = database;
    this.events = events;
  }

  private void listen() {
    while (running) {
      try (Connection connection = connect()) {
        open = connection;
        try (var statement = connection.createStatement()) {
          statement.execute("listen " + ChangedCohorts.CHANNEL);
        }
        events.publishEvent(CohortsChanged.ANY);
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
      events.publishEvent(changed(heard));
    } else if (!connection.isValid((int) WAIT.toSeconds())) {
      throw new SQLException("the connection does not work any more");
    }
  }

  /** What is no id, such as {@link ChangedCohorts#ANY}, stands for any cohort. */
  private static CohortsChanged changed(PGNotification... heard) {
    Set<UUID> cohorts = new HashSet<>();
    try {
      for (PGNotification one : heard) {
        Arrays.stream(one.getParameter().split(",")).map(UUID::fromString).forEach(cohorts::add);
      }
    } catch (IllegalArgumentException any) {
      return CohortsChanged.ANY;
    }
    return new CohortsChanged(cohorts);
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", String.valueOf(database.getUsername()));
    properties.setProperty("password", String.valueOf(database.getPassword()));
    properties.setProperty("ApplicationName", "progress-service signals");
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
        .log("changes of cohorts cannot be heard; dashboards look for them by themselves");
    try {
      Thread.sleep(BEFORE_RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    running = true;
    listener = Thread.ofVirtual().name("cohort-signals-listener").start(this::listen);
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
