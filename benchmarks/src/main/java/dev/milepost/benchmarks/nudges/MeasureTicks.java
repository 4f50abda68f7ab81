package dev.milepost.benchmarks.nudges;

import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.stand.Await;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.local.process.PartProcess;
import dev.milepost.time.BusinessClock;
import dev.milepost.time.JumpFile;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Has reminders fall due all at one moment, on one morning after the other, while there is no mail
 * server to take them.
 */
final class MeasureTicks {

  private static final int LOOKED_AT_FIRST = 2_000;

  private final BenchStand stand;
  private final PartProcess service;
  private final int enrolments;
  private final LocalDate first;
  private final Consumer<String> tell;
  private final JumpFile jumps;
  private final BusinessClock clock;

  MeasureTicks(
      BenchStand stand,
      PartProcess service,
      int enrolments,
      LocalDate first,
      Consumer<String> tell) {
    this.stand = stand;
    this.service = service;
    this.enrolments = enrolments;
    this.first = first;
    this.tell = tell;
    this.jumps = new JumpFile(stand.clock(), Clock.systemUTC());
    this.clock = new BusinessClock(Clock.systemUTC(), jumps);
  }

  /** Whether the service comes to the moments that were seeded; it decides nothing by that. */
  void checkSeed() throws SQLException {
    try (var ledger = new Ledger(stand.database())) {
      ledger.haveLookedAt(Math.min(LOOKED_AT_FIRST, enrolments));
      awaitNothingDue(ledger, Instant.now());
      ledger.requireThatTheyAreDueAsBefore();
      Invalid.unlessEqual("decisions before anything is due", 0, ledger.decisions());
    }
  }

  /** The first morning warms up and is not among them. */
  List<Run> mornings(int count) throws SQLException {
    var runs = new ArrayList<Run>();
    try (var ledger = new Ledger(stand.database())) {
      for (int day = 0; day <= count; day++) {
        stand.database().checkpoint();
        Run run = morning(day, ledger);
        tell.accept(
            "morning %d  %,d due, decided within %.2f s; PostgreSQL %.0f, service %.0f µs of CPU each"
                .formatted(
                    day,
                    run.events(),
                    run.seconds(),
                    run.postgresCpuMicros(),
                    run.clientCpuMicros()));
        if (day > 0) {
          runs.add(run);
        }
      }
    }
    return runs;
  }

  /** From the moment at which they fall due until all are decided on. */
  private Run morning(int day, Ledger ledger) throws SQLException {
    Instant due = first.plusDays(day).atTime(9, 0).toInstant(ZoneOffset.UTC);
    long each = enrolments / SeedNudges.GROUPS;
    var meter = MeasureQuiet.meter(stand, service);
    var begin = meter.read();
    jumps.jump(Duration.between(clock.now(), due));
    awaitNothingDue(ledger, due);
    Run run = Run.between(begin, meter.read(), each);
    ledger.requireOneEach(each, due);
    Invalid.unlessEqual("decisions by then", each * (day + 1), ledger.decisions());
    return run;
  }

  private void awaitNothingDue(Ledger ledger, Instant moment) throws SQLException {
    Await.until(service, ledger::last, () -> ledger.nothingIsDue(moment));
  }
}
