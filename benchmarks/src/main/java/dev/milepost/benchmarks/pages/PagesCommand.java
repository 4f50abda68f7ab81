package dev.milepost.benchmarks.pages;

import dev.milepost.benchmarks.pages.PagesReport.Live;
import dev.milepost.benchmarks.pages.PagesReport.Reading;
import dev.milepost.benchmarks.results.ResultFiles;
import dev.milepost.benchmarks.results.Versions;
import dev.milepost.benchmarks.stand.Await;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Place;
import dev.milepost.benchmarks.stand.Recorded;
import dev.milepost.benchmarks.stand.SeedProgress;
import dev.milepost.benchmarks.stand.Verification;
import dev.milepost.benchmarks.workload.BenchRoadmap;
import dev.milepost.benchmarks.workload.Blend;
import dev.milepost.benchmarks.workload.Population;
import dev.milepost.benchmarks.workload.TopicWriter;
import dev.milepost.events.EventFormat;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.process.PartProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./milepost bench pages} */
@Command(
    name = "pages",
    description = {
      "How soon dashboards, learner tables and whole pages come, small and large cohorts, early and"
          + " late in the log's life,",
      "and how soon dashboards that are open show what is posted."
    })
public final class PagesCommand implements Callable<Integer> {

  private static final long SEED = 20_261_127;
  private static final Population SMALL =
      new Population("small", new BenchRoadmap("long", 10, 13), 1, 350);
  private static final Population LARGE = new Population("large", BenchRoadmap.USUAL, 1, 10_000);
  private static final Population OTHERS = new Population("other", BenchRoadmap.USUAL, 50, 1_000);

  @Spec CommandSpec spec;

  private final Place place = new Place();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Option(names = "--early", description = "Events in the log at first (${DEFAULT-VALUE}).")
  long early = 1_000_000;

  @Option(names = "--late", description = "Events in the log at last (${DEFAULT-VALUE}).")
  long late = 10_000_000;

  @Option(names = "--rate", description = "Requests a second (${DEFAULT-VALUE}).")
  int rate = 20;

  @Option(
      names = "--seconds",
      description = "Of each kind of request (${DEFAULT-VALUE}); 0 leaves them out.")
  int seconds = 30;

  @Option(
      names = "--open",
      description = "Dashboards that are open, a multiple of 50 (${DEFAULT-VALUE}).")
  int open = 500;

  @Option(names = "--reports", description = "A second while they are (${DEFAULT-VALUE}).")
  int reports = 1_000;

  @Option(
      names = "--warm-up",
      description =
          "Seconds of reports, ever more, before those that are measured (${DEFAULT-VALUE}).")
  int warmUp = 60;

  @Option(names = "--live-seconds", description = "How long (${DEFAULT-VALUE}).")
  int liveSeconds = 30;

  @Override
  public Integer call() throws Exception {
    if (open <= 0 || open % OTHERS.cohorts() != 0) {
      throw new ParameterException(
          spec.commandLine(), "--open is a multiple of %d".formatted(OTHERS.cohorts()));
    }
    try (var stand = BenchStand.start(place.checkout(), place.folder())) {
      List<Population> all = List.of(SMALL, LARGE, OTHERS);
      Instant now = Instant.now();
      tell("enrolling %,d learners".formatted(all.stream().mapToInt(Population::size).sum()));
      var mentor = new SeedProgress(stand).seed(now, SMALL, LARGE, OTHERS);
      stand.database().rename(SeedProgress.SEED, BenchStand.PROGRESS);
      PartProcess broker = stand.startBroker("broker", 1);
      PartProcess service = stand.startProgress(broker, Map.of());
      PagesReport report = measure(stand, broker, service, new Blend(all, mentor, late, now, SEED));
      new ResultFiles(place.results()).write("pages", report);
      return 0;
    }
  }

  private PagesReport measure(
      BenchStand stand, PartProcess broker, PartProcess service, Blend events) throws Exception {
    var readings = new ArrayList<Reading>();
    try (var api = stand.api(DemoPerson.MENTOR);
        var reporter = stand.api(DemoPerson.ADMIN);
        var visitor = Visitor.logIn(stand.progressUrl(), DemoPerson.MENTOR);
        var recorded = new Recorded(stand.database())) {
      var reading = new MeasureReading(api, visitor, rate, Duration.ofSeconds(seconds), this::tell);
      for (long end : List.of(early, late)) {
        write(broker, events, end - recorded.count());
        Await.until(service, recorded::count, () -> recorded.count() >= end);
        stand.database().executeIn(BenchStand.PROGRESS, "vacuum (analyze)");
        if (seconds > 0) {
          readings.addAll(reading.of(List.of(SMALL, LARGE), end));
        }
      }
      Live live =
          new MeasureLive(stand, reporter, visitor, OTHERS)
              .measure(open, reports, Duration.ofSeconds(warmUp), Duration.ofSeconds(liveSeconds));
      tell("POST to pixel, %,d pages open  %s".formatted(open, live.postToPixel()));
      Verification.of(stand, recorded.count());
      return PagesReport.of(
          readings, live, early, rate, Versions.of(place.checkout(), stand.database().version()));
    }
  }

  private void write(PartProcess broker, Blend events, long count) {
    tell("writing %,d events".formatted(count));
    var format = new EventFormat("/progress-service");
    try (var topic = TopicWriter.to(broker.part().url())) {
      for (long written = 0; written < count; written++) {
        topic.send(format.write(events.next()));
      }
    }
  }

  private void tell(String what) {
    spec.commandLine().getOut().println(what);
    spec.commandLine().getOut().flush();
  }
}
