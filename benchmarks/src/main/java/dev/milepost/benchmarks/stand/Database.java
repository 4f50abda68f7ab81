package dev.milepost.benchmarks.stand;

import dev.milepost.local.postgres.PostgresPart;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The stand's PostgreSQL server. Everything here is done as its superuser. */
public final class Database {

  private final PostgresPart part;

  Database(PostgresPart part) {
    this.part = part;
  }

  /** The JDBC URL of one of its databases. */
  public String url(String name) {
    return part.urlOf(name);
  }

  public Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(url(name), PostgresPart.SUPERUSER, PostgresPart.SUPERUSER);
  }

  /** Makes a database anew, empty. */
  public void create(String name) {
    copy("template0", name, PostgresPart.SUPERUSER);
  }

  /** Makes a database anew, as a copy of another that nobody is connected to. */
  public void copy(String from, String name, String owner) {
    execute("drop database if exists %s with (force)".formatted(name));
    execute(
        "create database %s template %s owner %s strategy file_copy".formatted(name, from, owner));
  }

  public void rename(String from, String to) {
    execute("drop database if exists %s with (force)".formatted(to));
    execute("alter database %s rename to %s".formatted(from, to));
  }

  /**
   * Has PostgreSQL make so many files of its write-ahead log beforehand, as it has in any
   * installation that has run for a while: whoever comes first would pay for making them.
   */
  public void makeLogFiles(int count) {
    execute(
        """
        do $$ begin
          for i in 1..%d loop
            perform pg_logical_emit_message(false, 'bench', '');
            perform pg_switch_wal();
          end loop;
        end $$
        """
            .formatted(count));
    checkpoint();
  }

  /** Writes everything down, so that nobody pays for what was done before. */
  public void checkpoint() {
    execute("checkpoint");
  }

  public String version() {
    try (var connection = part.connectAsSuperuser()) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String statement) {
    executeIn("postgres", statement);
  }

  /** Runs a statement outside of any transaction. */
  public void executeIn(String name, String statement) {
    try (var connection = connect(name);
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }
}
