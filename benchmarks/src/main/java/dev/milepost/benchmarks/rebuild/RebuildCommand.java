package dev.milepost.benchmarks.rebuild;

import dev.milepost.benchmarks.rebuild.RebuildReport.Round;
import dev.milepost.benchmarks.results.ResultFiles;
import dev.milepost.benchmarks.results.Versions;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Place;
import dev.milepost.benchmarks.workload.Population;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./milepost bench rebuild} */
@Command(
    name = "rebuild",
    description = {
      "How fast all projections of all cohorts are made anew from the log, beside the rate at",
      "which the service records; meanwhile events come in and a dashboard is read."
    })
public final class RebuildCommand implements Callable<Integer> {

  private static final int LEARNERS_A_COHORT = 1_000;

  @Spec CommandSpec spec;

  private final Place place = new Place();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Option(names = "--rounds", description = "How often it is measured (${DEFAULT-VALUE}).")
  int rounds = 3;

  @Option(names = "--events", description = "In the log (${DEFAULT-VALUE}).")
  long events = 2_000_000;

  @Option(names = "--cohorts", description = "Cohorts of 1,000 learners (${DEFAULT-VALUE}).")
  int cohorts = 50;

  @Option(names = "--at-once", description = "Cohorts rebuilt at a time (${DEFAULT-VALUE}).")
  int atOnce = 2;

  @Option(
      names = "--intake",
      description = "Events a second that come in meanwhile (${DEFAULT-VALUE}).")
  int intake = 500;

  @Override
  public Integer call() throws SQLException, IOException {
    var population = new Population(cohorts, LEARNERS_A_COHORT);
    try (var stand = BenchStand.start(place.checkout(), place.folder())) {
      var measure = new MeasureRebuild(stand, population, events, atOnce, intake, this::tell);
      List<Round> measured = measure.rounds(rounds);
      var versions = Versions.of(place.checkout(), stand.database().version());
      var report = RebuildReport.of(measured, measure.workload(), versions);
      var ratio = report.rebuildVsRecording();
      tell(
          "rate to that of recording  %.2f (%.2f to %.2f)"
              .formatted(ratio.median(), ratio.min(), ratio.max()));
      new ResultFiles(place.results()).write("rebuild", report);
      return 0;
    }
  }

  private void tell(String what) {
    spec.commandLine().getOut().println(what);
    spec.commandLine().getOut().flush();
  }
}
