package dev.milepost.benchmarks.scale;

import dev.milepost.benchmarks.machine.CpuClock;
import dev.milepost.benchmarks.machine.Meter;
import dev.milepost.benchmarks.results.ResultFiles;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.results.Versions;
import dev.milepost.benchmarks.scale.ScaleReport.Stretch;
import dev.milepost.benchmarks.stand.Await;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Place;
import dev.milepost.benchmarks.stand.Recorded;
import dev.milepost.benchmarks.stand.SeedProgress;
import dev.milepost.benchmarks.stand.Verification;
import dev.milepost.benchmarks.workload.MilestoneEvents;
import dev.milepost.benchmarks.workload.Population;
import dev.milepost.benchmarks.workload.TopicWriter;
import dev.milepost.events.EventFormat;
import dev.milepost.events.Topic;
import dev.milepost.local.process.PartProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./milepost bench scale} */
@Command(
    name = "scale",
    description = {
      "What an event costs while the log of one term grows from nothing to 20 million events.",
      "One run: the cost of each stretch of a million, and how the last compares with the second."
    })
public final class ScaleCommand implements Callable<Integer> {

  private static final int LEARNERS_A_COHORT = 1_000;
  private static final long SEED = 20_261_126;

  @Spec CommandSpec spec;

  private final Place place = new Place();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Option(names = "--events", description = "To end with (${DEFAULT-VALUE}).")
  long events = 20_000_000;

  @Option(names = "--stretch", description = "Events of a stretch (${DEFAULT-VALUE}).")
  long stretch = 1_000_000;

  @Option(names = "--cohorts", description = "Cohorts of 1,000 learners (${DEFAULT-VALUE}).")
  int cohorts = 250;

  @Override
  public Integer call() throws SQLException, IOException {
    var population = new Population(cohorts, LEARNERS_A_COHORT);
    try (var stand = BenchStand.start(place.checkout(), place.folder())) {
      PartProcess broker = fill(stand, population);
      List<Stretch> stretches = measure(stand, broker);
      var versions = Versions.of(place.checkout(), stand.database().version());
      var report = ScaleReport.of(stretches, population.size(), versions);
      tell(
          "%,d events in the log to %,d: an event costs %.2f of the processor time, at %.2f the rate"
              .formatted(
                  stretches.getLast().logBefore(),
                  report.comparedWith(),
                  report.cpuPerEventLastVsEarly(),
                  report.rateLastVsEarly()));
      new ResultFiles(place.results()).write("scale", report);
      return 0;
    }
  }

  private PartProcess fill(BenchStand stand, Population population) {
    Instant now = Instant.now();
    tell("enrolling %,d learners".formatted(population.size()));
    var mentor = new SeedProgress(stand).seed(now, population);
    tell("writing %,d events".formatted(events));
    PartProcess broker = stand.startBroker("broker", 1);
    var format = new EventFormat("/progress-service");
    try (var topic = TopicWriter.create(Topic.MILESTONE, broker.part().url())) {
      new MilestoneEvents(population, mentor, events, now, SEED)
          .forEachRemaining(event -> topic.send(format.write(event)));
    }
    return broker;
  }

  private List<Stretch> measure(BenchStand stand, PartProcess broker) throws SQLException {
    stand.database().rename(SeedProgress.SEED, BenchStand.PROGRESS);
    stand.database().checkpoint();
    PartProcess service = stand.startProgress(broker, Map.of("MILEPOST_INBOX_WORKERS", "2"));
    long pid = service.handle().orElseThrow().pid();
    var postgres = CpuClock.ofTree(stand.postgres().handle().orElseThrow().pid());
    var meter = new Meter(postgres, CpuClock.ofTree(pid), CpuClock.ofCompilers(pid));
    var stretches = new ArrayList<Stretch>();
    try (var recorded = new Recorded(stand.database())) {
      for (long before = 0; before < events; ) {
        long from = before;
        var begin = meter.read();
        Await.until(
            service, recorded::count, () -> recorded.count() >= Math.min(from + stretch, events));
        long now = recorded.count();
        var done = new Stretch(from, Run.between(begin, meter.read(), now - from));
        tell(done.toString());
        stretches.add(done);
        before = now;
      }
      tell("verifying");
      Verification.of(stand, events);
    } finally {
      service.stop();
    }
    return stretches;
  }

  private void tell(String what) {
    spec.commandLine().getOut().println(what);
    spec.commandLine().getOut().flush();
  }
}
