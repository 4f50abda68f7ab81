package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Recorded;
import dev.milepost.benchmarks.stand.SeedProgress;
import dev.milepost.benchmarks.stand.Verification;
import dev.milepost.local.process.PartProcess;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Milepost's progress service with all of its projections. */
final class ProgressService implements Contestant {

  static final Map<String, String> SETTINGS = Map.of("MILEPOST_INBOX_WORKERS", "2");

  private final Entrant entrant;
  private final BenchStand stand;
  private final MeasureRecording measure;
  private final Feed feed;
  private final @Nullable Path recording;

  /**
   * @param recording where to record the run by Flight Recorder, which costs a little; null for no
   *     recording
   */
  ProgressService(
      Entrant entrant,
      BenchStand stand,
      MeasureRecording measure,
      Feed feed,
      @Nullable Path recording) {
    this.entrant = entrant;
    this.stand = stand;
    this.measure = measure;
    this.feed = feed;
    this.recording = recording;
  }

  @Override
  public Entrant entrant() {
    return entrant;
  }

  @Override
  public Run run() throws SQLException {
    stand.database().copy(SeedProgress.SEED, BenchStand.PROGRESS, BenchStand.PROGRESS);
    stand.database().checkpoint();
    PartProcess service = stand.startProgress(feed.broker(), settings());
    try (var recorded = new Recorded(stand.database())) {
      Run run = measure.of(service, new Positions(recorded, feed.records()), feed);
      Verification.of(stand, feed.distinct());
      return run;
    } finally {
      service.stop();
    }
  }

  private Map<String, String> settings() {
    if (recording == null) {
      return SETTINGS;
    }
    var all = new HashMap<>(SETTINGS);
    all.put(
        "JAVA_TOOL_OPTIONS",
        "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
            + recording.toAbsolutePath());
    return all;
  }

  /** How far the service has come. */
  private record Positions(Recorded recorded, long all) implements Recording {

    @Override
    public long atLeast() throws SQLException {
      return recorded.count();
    }

    @Override
    public long exactly() throws SQLException {
      return recorded.count();
    }

    @Override
    public boolean complete() throws SQLException {
      return recorded.count() >= all;
    }
  }
}
