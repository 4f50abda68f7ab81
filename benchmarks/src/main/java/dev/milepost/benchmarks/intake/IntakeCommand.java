package dev.milepost.benchmarks.intake;

import dev.milepost.benchmarks.results.ResultFiles;
import dev.milepost.benchmarks.results.Round;
import dev.milepost.benchmarks.results.Spread;
import dev.milepost.benchmarks.results.Versions;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Place;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./milepost bench http} */
@Command(
    name = "http",
    description = {
      "How many reports a second get through the API into Kafka, one by one and in batches.",
      "Beside Milepost: the same web server with a handler that only sends to Kafka."
    })
public final class IntakeCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  private final Place place = new Place();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Option(names = "--rounds", description = "How often each contestant runs (${DEFAULT-VALUE}).")
  int rounds = 5;

  @Option(names = "--seconds", description = "Of each run (${DEFAULT-VALUE}).")
  int seconds = 10;

  @Option(names = "--warm-up", description = "Seconds of each before that (${DEFAULT-VALUE}).")
  int warmUp = 30;

  @Option(names = "--clients", description = "Who post at the same time (${DEFAULT-VALUE}).")
  int clients = 64;

  @Option(names = "--lines", description = "Of a batch (${DEFAULT-VALUE}).")
  int lines = 1_000;

  @Override
  public Integer call() throws SQLException, IOException {
    try (var stand = BenchStand.start(place.checkout(), place.folder())) {
      List<Round> measured;
      try (var measure =
          new MeasureIntake(
              stand,
              clients,
              lines,
              Duration.ofSeconds(warmUp),
              Duration.ofSeconds(seconds),
              this::tell)) {
        measured = measure.rounds(rounds);
      }
      var versions = Versions.of(place.checkout(), stand.database().version());
      var report = IntakeReport.of(measured, clients, lines, seconds, versions);
      tell("one by one, rate to the bare server's  " + shown(report.ratios().rateVsBare()));
      tell("in batches, rate to the bare server's  " + shown(report.ratios().batchRateVsBare()));
      new ResultFiles(place.results()).write("http", report);
      return 0;
    }
  }

  private static String shown(Spread spread) {
    return "%.2f (%.2f to %.2f)".formatted(spread.median(), spread.min(), spread.max());
  }

  private void tell(String what) {
    spec.commandLine().getOut().println(what);
    spec.commandLine().getOut().flush();
  }
}
