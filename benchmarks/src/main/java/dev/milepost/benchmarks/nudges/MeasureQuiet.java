package dev.milepost.benchmarks.nudges;

import dev.milepost.benchmarks.machine.CpuClock;
import dev.milepost.benchmarks.machine.Meter;
import dev.milepost.benchmarks.nudges.NudgesReport.Quiet;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.local.client.Api;
import dev.milepost.local.process.PartProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What the service costs its database while nothing is due and nothing is queued. */
final class MeasureQuiet {

  private static final double SECONDS_A_MINUTE = 60;
  private static final double MILLIS = 1_000;

  private final BenchStand stand;
  private final Duration settle;
  private final Duration each;

  /**
   * @param settle how long to wait first
   * @param each how long to measure
   */
  MeasureQuiet(BenchStand stand, Duration settle, Duration each) {
    this.stand = stand;
    this.settle = settle;
    this.each = each;
  }

  Quiet of(PartProcess service, int enrolments) throws SQLException {
    Api.pause(settle);
    var meter = meter(stand, service);
    try (var connection = stand.database().connect("postgres")) {
      long transactions = count("xact_commit + xact_rollback", connection);
      long blocks = count("blks_hit + blks_read", connection);
      var begin = meter.read();
      Api.pause(each);
      var run = Run.between(begin, meter.read(), 1);
      double minutes = run.seconds() / SECONDS_A_MINUTE;
      return new Quiet(
          enrolments,
          run.seconds(),
          (count("xact_commit + xact_rollback", connection) - transactions) / minutes,
          (count("blks_hit + blks_read", connection) - blocks) / minutes,
          run.postgresCpuSeconds() * MILLIS / minutes,
          run.clientCpuSeconds() * MILLIS / minutes);
    }
  }

  /** Of PostgreSQL and one instance. */
  static Meter meter(BenchStand stand, PartProcess service) {
    long pid = service.handle().orElseThrow().pid();
    return new Meter(
        CpuClock.ofTree(stand.postgres().handle().orElseThrow().pid()),
        CpuClock.ofTree(pid),
        CpuClock.ofCompilers(pid));
  }

  /** From another database, so that asking does not count itself. */
  private static long count(String what, Connection connection) throws SQLException {
    try (var sql = connection.createStatement();
        var rows =
            sql.executeQuery(
                "select %s from pg_stat_database where datname = '%s'"
                    .formatted(what, BenchStand.NOTIFICATION))) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
