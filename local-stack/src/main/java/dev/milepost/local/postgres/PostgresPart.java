package dev.milepost.local.postgres;

import dev.milepost.local.process.Launch;
import dev.milepost.local.process.Part;
import dev.milepost.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL 18 server on the loopback interface, with a database for each given name and a role
 * of the same name and password that owns it. What is missing of these is created at every start.
 *
 * <p>PostgreSQL refuses to run as root, so root starts it in a user namespace without any mapping,
 * where it is nobody but still owns its files.
 */
public final class PostgresPart implements Part {

  /** Whether a commit waits for the disk. Only throw-away servers of tests may go without. */
  public enum Durability {
    KEEP_THROUGH_CRASH,
    LOSE_ON_CRASH
  }

  /** The superuser's name, which is also its password. */
  public static final String SUPERUSER = "postgres";

  private final Path data;
  private final Path cache;
  private final int port;
  private final List<String> databases;
  private final Durability durability;
  private final Map<String, String> tuning;

  /**
   * @param home the data go to its folder {@code postgres}
   * @param cache where the unpacked programs are kept
   */
  public PostgresPart(
      Path home, Path cache, int port, List<String> databases, Durability durability) {
    this(home, cache, port, databases, durability, Map.of());
  }

  /**
   * @param tuning settings of the server by name, besides those that it needs to run here
   */
  public PostgresPart(
      Path home,
      Path cache,
      int port,
      List<String> databases,
      Durability durability,
      Map<String, String> tuning) {
    this.data = home.resolve("postgres").toAbsolutePath();
    this.cache = cache.toAbsolutePath();
    this.port = port;
    this.databases = List.copyOf(databases);
    this.durability = durability;
    this.tuning = Map.copyOf(tuning);
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  @Override
  public String url() {
    return urlOf(SUPERUSER);
  }

  /** The JDBC URL of one database. */
  public String urlOf(String database) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
  }

  /** A connection as the superuser to the maintenance database. */
  public Connection connectAsSuperuser() throws SQLException {
    return DriverManager.getConnection(url(), SUPERUSER, SUPERUSER);
  }

  @Override
  public Launch prepare() throws IOException {
    Path programs = PostgresBinaries.in(cache).resolve("bin");
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      new PostgresStorage(data, SUPERUSER).create(programs);
    }
    var command = new ArrayList<>(asUnprivileged());
    command.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
    tuning.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    settings().forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    return new Launch(command, Map.of("TZ", "UTC"), data);
  }

  private Map<String, Object> settings() {
    String safe = durability == Durability.KEEP_THROUGH_CRASH ? "on" : "off";
    return Map.of(
        "port",
        port,
        "listen_addresses",
        "localhost",
        "unix_socket_directories",
        "",
        "max_connections",
        120,
        "timezone",
        "UTC",
        "log_timezone",
        "UTC",
        "fsync",
        safe,
        "synchronous_commit",
        safe,
        "full_page_writes",
        safe);
  }

  @Override
  public boolean answers() {
    try (Connection connection = connectAsSuperuser()) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  @Override
  public void onceAnswering() {
    try (Connection connection = connectAsSuperuser();
        Statement sql = connection.createStatement()) {
      for (String name : databases) {
        createWhenMissing(name, sql);
      }
    } catch (SQLException e) {
      throw new StartFailure("PostgreSQL did not create its databases: " + e.getMessage(), e);
    }
  }

  private static void createWhenMissing(String name, Statement sql) throws SQLException {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("not a plain database name: " + name);
    }
    if (isEmpty("SELECT FROM pg_roles WHERE rolname = '" + name + "'", sql)) {
      sql.execute("CREATE ROLE %1$s LOGIN PASSWORD '%1$s'".formatted(name));
    }
    if (isEmpty("SELECT FROM pg_database WHERE datname = '" + name + "'", sql)) {
      sql.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(name));
    }
  }

  private static boolean isEmpty(String query, Statement sql) throws SQLException {
    try (var rows = sql.executeQuery(query)) {
      return !rows.next();
    }
  }

  /** Fast shutdown: ends the sessions and writes everything down. */
  @Override
  public String stopSignal() {
    return "INT";
  }

  static List<String> asUnprivileged() {
    return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }
}
