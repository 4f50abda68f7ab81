package dev.milepost.benchmarks.latency;

import dev.milepost.benchmarks.latency.LatencyReport.Round;
import dev.milepost.benchmarks.load.ClosedLoop;
import dev.milepost.benchmarks.load.OpenLoop;
import dev.milepost.benchmarks.results.Latencies;
import dev.milepost.benchmarks.results.ResultFiles;
import dev.milepost.benchmarks.results.Versions;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Place;
import dev.milepost.benchmarks.stand.Recorded;
import dev.milepost.benchmarks.stand.SeedProgress;
import dev.milepost.benchmarks.stand.Verification;
import dev.milepost.benchmarks.workload.MilestoneEvents;
import dev.milepost.benchmarks.workload.Population;
import dev.milepost.benchmarks.workload.Reports;
import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.process.PartProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./milepost bench latency} */
@Command(
    name = "latency",
    description = {
      "How soon a report that is posted is accepted by Kafka and recorded in PostgreSQL.",
      "Reports come at random moments, however long those before take."
    })
public final class LatencyCommand implements Callable<Integer> {

  private static final Population POPULATION = new Population(10, 1_000);
  private static final long SEED = 20_261_124;
  private static final int WARM_UP_CLIENTS = 16;
  private static final int WARM_UP_EVENTS = 200_000;

  @Spec CommandSpec spec;

  private final Place place = new Place();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Option(names = "--rounds", description = "How often it is measured (${DEFAULT-VALUE}).")
  int rounds = 5;

  @Option(names = "--rate", description = "Reports a second, on average (${DEFAULT-VALUE}).")
  int rate = 200;

  @Option(names = "--seconds", description = "Of each of a round's parts (${DEFAULT-VALUE}).")
  int seconds = 20;

  @Option(names = "--warm-up", description = "Seconds before the rounds (${DEFAULT-VALUE}).")
  int warmUp = 120;

  private int posted;

  @Override
  public Integer call() throws SQLException, IOException {
    try (var stand = BenchStand.start(place.checkout(), place.folder())) {
      Instant now = Instant.now();
      tell("enrolling %,d learners".formatted(POPULATION.size()));
      var mentor = new SeedProgress(stand).seed(now, POPULATION);
      long reports = WARM_UP_EVENTS + (long) rate * 2 * rounds * seconds;
      var events = new MilestoneEvents(POPULATION, mentor, reports, now, SEED);
      stand.database().copy(SeedProgress.SEED, BenchStand.PROGRESS, BenchStand.PROGRESS);
      PartProcess broker = stand.startBroker("broker", 1);
      stand.startProgress(broker, Map.of());
      List<Round> measured = measure(stand, events);
      var versions = Versions.of(place.checkout(), stand.database().version());
      new ResultFiles(place.results())
          .write("latency", LatencyReport.of(measured, rate, seconds, POPULATION.size(), versions));
      return 0;
    }
  }

  private List<Round> measure(BenchStand stand, MilestoneEvents events) throws SQLException {
    try (var admin = stand.api(DemoPerson.ADMIN);
        var recorded = new Recorded(stand.database())) {
      tell("warming up for %d s".formatted(warmUp));
      warmUp(admin, events);
      var measured = new ArrayList<Round>();
      for (int number = 1; number <= rounds; number++) {
        var round =
            new Round(number, recorded(admin, events, seconds), accepted(admin, events, seconds));
        tell("round %d  POST to recorded  %s".formatted(number, round.recorded()));
        tell("round %d  POST to accepted  %s".formatted(number, round.accepted()));
        measured.add(round);
      }
      while (recorded.count() < posted) {
        Api.pause(Duration.ofMillis(100));
      }
      Verification.of(stand, posted);
      return measured;
    }
  }

  /** As fast as answers come, since a JVM that has just been started cannot keep up with a rate. */
  private void warmUp(Api admin, MilestoneEvents events) {
    var left = new ConcurrentLinkedQueue<>(Reports.next(events, WARM_UP_EVENTS));
    long made =
        new ClosedLoop(WARM_UP_CLIENTS, Duration.ofSeconds(warmUp))
            .run(() -> post(admin, left.remove(), 201, "Prefer", "wait=30"));
    posted += Math.toIntExact(made);
  }

  /** As the reporter sees it who asked to wait: recorded means committed in PostgreSQL. */
  private Latencies recorded(Api admin, MilestoneEvents events, int seconds) {
    return load(seconds, events, report -> post(admin, report, 201, "Prefer", "wait=30"));
  }

  private Latencies accepted(Api admin, MilestoneEvents events, int seconds) {
    return load(seconds, events, report -> post(admin, report, 202));
  }

  private Latencies load(int seconds, MilestoneEvents events, Post post) {
    var load = new OpenLoop(rate, Duration.ofSeconds(seconds), SEED + posted);
    List<String> reports = Reports.next(events, load.requests());
    posted += reports.size();
    return load.run(number -> post.send(reports.get(number)));
  }

  private static void post(Api admin, String report, int status, String... headers) {
    admin.post("/api/v1/milestones", "application/json", report, headers).orRefusal(status);
  }

  private void tell(String what) {
    spec.commandLine().getOut().println(what);
    spec.commandLine().getOut().flush();
  }

  private interface Post {
    void send(String report);
  }
}
