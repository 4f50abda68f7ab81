package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.machine.CpuClock;
import dev.milepost.benchmarks.machine.Meter;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.local.client.Api;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.StartFailure;
import java.sql.SQLException;
import java.time.Duration;

/** Measures a process that records a feed on its own, from when it is warm until it has all. */
final class MeasureRecording {

  /** Often enough for runs of ten seconds and more, seldom enough to cost next to nothing. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private static final int LOOKS_BETWEEN_MOVES = 600;

  private final CpuClock postgres;

  MeasureRecording(CpuClock postgres) {
    this.postgres = postgres;
  }

  /**
   * @throws StartFailure when the process gets no further
   */
  Run of(PartProcess process, Recording recording, Feed feed) throws SQLException {
    long pid = process.handle().orElseThrow().pid();
    var meter = new Meter(postgres, CpuClock.ofTree(pid), CpuClock.ofCompilers(pid));
    await(process, recording, () -> recording.atLeast() >= feed.warmUp());
    var begin = meter.read();
    long before = recording.exactly();
    await(process, recording, recording::complete);
    return Run.between(begin, meter.read(), feed.records() - before);
  }

  private static void await(PartProcess process, Recording recording, Condition condition)
      throws SQLException {
    long known = -1;
    for (int looks = 1; !condition.holds(); looks++) {
      boolean stuck = false;
      if (looks % LOOKS_BETWEEN_MOVES == 0) {
        long now = recording.atLeast();
        stuck = now == known;
        known = now;
      }
      if (stuck || process.handle().isEmpty()) {
        throw new StartFailure(
            "%s got no further than %,d records: %s (more in %s)."
                .formatted(
                    process.part().name(),
                    recording.atLeast(),
                    process.lastWords(),
                    process.log()));
      }
      Api.pause(LOOK_EVERY);
    }
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }
}
