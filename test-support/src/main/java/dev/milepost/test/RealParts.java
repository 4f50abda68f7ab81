package dev.milepost.test;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The real PostgreSQL 18 and Kafka that the tests of this JVM share. Each starts when it is first
 * asked for and ends with the JVM. Thread-safe.
 *
 * <pre>{@code
 * Database database = RealParts.get().freshDatabase("progress");
 * String brokers = RealParts.get().bootstrapServers();
 * }</pre>
 */
public final class RealParts {

  private static final RealParts INSTANCE = new RealParts();

  private final Lazy<Infrastructure> infrastructure = new Lazy<>(Infrastructure::ofThisMachine);
  private final Lazy<Database> postgres = new Lazy<>(() -> infrastructure.get().startPostgres());
  private final Lazy<String> kafka = new Lazy<>(() -> infrastructure.get().startKafka());
  private final AtomicInteger databases = new AtomicInteger();

  private RealParts() {}

  public static RealParts get() {
    return INSTANCE;
  }

  /**
   * A new empty database, owned by a role that is no superuser, as in production.
   *
   * @param name lower-case letters, digits and underscores; a number is added to it
   */
  public Database freshDatabase(String name) {
    Database server = postgres.get();
    String unique = name.replace('-', '_') + "_" + databases.incrementAndGet();
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var sql = connection.createStatement()) {
      sql.execute("CREATE ROLE %1$s LOGIN PASSWORD '%1$s'".formatted(unique));
      sql.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(unique));
    } catch (SQLException e) {
      throw new IllegalStateException("no database could be created for " + name, e);
    }
    return new Database(inServer(server.jdbcUrl(), unique), unique, unique);
  }

  /** The broker's bootstrap servers. Topics are not created by use. */
  public String bootstrapServers() {
    return kafka.get();
  }

  private static String inServer(String jdbcUrl, String database) {
    return jdbcUrl.replaceFirst("^(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database);
  }

  /** Computed at the first call; a failure is tried anew at the next. */
  private static final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> start;
    private @Nullable T value;

    Lazy(Supplier<T> start) {
      this.start = start;
    }

    @Override
    public synchronized T get() {
      T present = value;
      if (present == null) {
        present = start.get();
        value = present;
      }
      return present;
    }
  }
}
