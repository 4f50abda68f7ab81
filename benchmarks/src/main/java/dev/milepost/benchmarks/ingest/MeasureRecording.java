package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.machine.CpuClock;
import dev.milepost.benchmarks.machine.Meter;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.stand.Await;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.StartFailure;
import java.sql.SQLException;

/** Measures a process that records a feed on its own, from when it is warm until it has all. */
final class MeasureRecording {

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
    Await.until(process, recording::atLeast, () -> recording.atLeast() >= feed.warmUp());
    var begin = meter.read();
    long before = recording.exactly();
    Await.until(process, recording::atLeast, recording::complete);
    return Run.between(begin, meter.read(), feed.records() - before);
  }
}
