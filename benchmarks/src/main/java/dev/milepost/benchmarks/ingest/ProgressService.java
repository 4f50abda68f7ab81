package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.SeedProgress;
import dev.milepost.events.Topic;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.process.PartProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
    try (var connection = stand.database().connect(BenchStand.PROGRESS);
        var positions = new Positions(connection, feed.records())) {
      Run run = measure.of(service, positions, feed);
      verify();
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

  /** The service itself folds its whole log again and compares that with every projection. */
  private void verify() {
    try (var admin = stand.api(DemoPerson.ADMIN)) {
      JsonNode account = admin.get("/api/v1/verification").orRefusal(200).json();
      account
          .path("checks")
          .valueStream()
          .forEach(
              check ->
                  Invalid.unlessEqual(
                      check.path("name").asString(""),
                      check.path("expected").asLong(),
                      check.path("actual").asLong()));
      Invalid.unlessEqual("records in quarantine", 0, account.path("quarantined").asLong(-1));
      Invalid.unlessEqual(
          "events in the log", feed.distinct(), account.path("counts").path("events").asLong(-1));
    }
  }

  /** How many records of the topic the service has recorded, as it keeps count itself. */
  private static final class Positions implements Recording, AutoCloseable {

    private final PreparedStatement query;
    private final long all;

    Positions(Connection connection, long all) throws SQLException {
      this.all = all;
      query =
          connection.prepareStatement(
              "select coalesce(sum(next_offset), 0) from inbox_position where topic = ?");
      query.setString(1, Topic.MILESTONE.wireName());
    }

    @Override
    public long atLeast() throws SQLException {
      return exactly();
    }

    @Override
    public long exactly() throws SQLException {
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }

    @Override
    public boolean complete() throws SQLException {
      return exactly() >= all;
    }

    @Override
    public void close() throws SQLException {
      query.close();
    }
  }
}
