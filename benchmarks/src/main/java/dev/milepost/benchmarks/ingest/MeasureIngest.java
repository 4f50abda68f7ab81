package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.machine.CpuClock;
import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.results.Round;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.SeedProgress;
import dev.milepost.benchmarks.workload.MilestoneEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets all contestants take in the same events, round by round, each time in another order. */
final class MeasureIngest {

  private final BenchStand stand;
  private final Workload workload;
  private final Set<Entrant> entrants;
  private final @Nullable Path recording;
  private final Consumer<String> progress;

  /**
   * @param entrants who takes part
   * @param recording where to record a run of the product by Flight Recorder; null for no recording
   * @param progress hears what is being done
   */
  MeasureIngest(
      BenchStand stand,
      Workload workload,
      Set<Entrant> entrants,
      @Nullable Path recording,
      Consumer<String> progress) {
    this.stand = stand;
    this.workload = workload;
    this.entrants = entrants;
    this.recording = recording;
    this.progress = progress;
  }

  /**
   * @throws Invalid when a contestant did not take in all events, or not rightly
   */
  List<Round> rounds(int count) throws SQLException, IOException {
    List<Contestant> contestants = contestants();
    contestants.removeIf(contestant -> !entrants.contains(contestant.entrant()));
    var rounds = new ArrayList<Round>();
    for (int number = 1; number <= count; number++) {
      rounds.add(round(number, contestants));
      Collections.rotate(contestants, -1);
    }
    return rounds;
  }

  private Round round(int number, List<Contestant> contestants) throws SQLException, IOException {
    var runs = new LinkedHashMap<String, Run>();
    for (Contestant contestant : contestants) {
      stand.database().checkpoint();
      Run run = contestant.run();
      runs.put(contestant.entrant().key(), run);
      progress.accept(
          "round %d  %-24s %,9.0f/s  PostgreSQL %6.2f + client %6.2f µs of CPU (compiling %.2f)"
              .formatted(
                  number,
                  contestant.entrant().title(),
                  run.eventsPerSecond(),
                  run.postgresCpuMicros(),
                  run.clientCpuMicros(),
                  run.compilerCpuMicros()));
    }
    return new Round(number, runs);
  }

  private List<Contestant> contestants() throws IOException {
    Instant now = Instant.now();
    progress.accept("enrolling %,d learners".formatted(workload.population().size()));
    var mentor = new SeedProgress(stand).seed(now, workload.population());
    progress.accept("writing %,d events".formatted(workload.events()));
    var events =
        new MilestoneEvents(workload.population(), mentor, workload.events(), now, workload.seed());
    Feeds feeds = Feeds.fill(stand, workload, events);
    CpuClock postgres = CpuClock.ofTree(stand.postgres().handle().orElseThrow().pid());
    var measure = new MeasureRecording(postgres);
    return new ArrayList<>(
        List.of(
            new CopyAlone(stand.database(), postgres, feeds.copyFile(), workload.warmUp()),
            ReadTopic.bytes(feeds.clean(), postgres),
            ReadTopic.json(feeds.clean(), postgres),
            new DebeziumSink(stand, measure, feeds.clean()),
            new ProgressService(Entrant.MILEPOST, stand, measure, feeds.clean(), recording),
            new ProgressService(Entrant.MILEPOST_REPEATS, stand, measure, feeds.repeats(), null)));
  }
}
