package dev.milepost.benchmarks.replay;

import dev.milepost.benchmarks.results.ResultFiles;
import dev.milepost.benchmarks.results.Versions;
import dev.milepost.benchmarks.stand.Place;
import dev.milepost.local.oulad.source.ReadDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./milepost bench replay} */
@Command(
    name = "replay",
    description = {
      "What 21,333 real enrolments would have been written, day by day, by the rules and the"
          + " policy",
      "of the notification service, and whom their mentors would have been shown. Starts nothing."
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final double NANOS = 1e9;

  @Spec CommandSpec spec;

  private final Place place = new Place();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Option(
      names = "--oulad",
      description = "Folder with the dataset (beside the checkout: ../shared/oulad).")
  @Nullable Path oulad;

  @Option(
      names = "--cohort",
      description = "Only these, such as oulad-aaa-2013j; writes no results then.")
  Set<String> cohorts = Set.of();

  @Override
  public Integer call() throws IOException {
    Path folder =
        oulad == null ? place.checkout().root().resolve("../shared/oulad").normalize() : oulad;
    long begun = System.nanoTime();
    var replay = new Replay(FinalResults.read(folder));
    Tally tally = replay.run(ReadDataset.read(folder), cohorts);
    double seconds = Duration.ofNanos(System.nanoTime() - begun).toNanos() / NANOS;
    var table = new ReplayTable(tally);
    spec.commandLine().getOut().println(table);
    ReplayReport.requirePromises(tally);
    if (cohorts.isEmpty()) {
      var versions = Versions.of(place.checkout(), "none");
      new ResultFiles(place.results())
          .write("replay", ReplayReport.of(tally, seconds, versions), table.toString());
    }
    return 0;
  }
}
