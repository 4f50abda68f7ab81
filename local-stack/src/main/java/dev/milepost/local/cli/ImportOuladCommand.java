package dev.milepost.local.cli;

import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.oulad.ImportOulad;
import dev.milepost.time.BusinessClock;
import dev.milepost.time.JumpFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./milepost import oulad} */
@Command(
    name = "oulad",
    description = {
      "Imports the Open University Learning Analytics Dataset.",
      "Importing again changes nothing, and goes on where an import was cut off."
    })
final class ImportOuladCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Its folder, or the zip as it is published.")
  Path source = Path.of(".");

  @Option(
      names = "--as-of-day",
      paramLabel = "N",
      description = {
        "Only what had happened by day N of each course, with today as day N.",
        "A later, larger N adds what has happened since."
      })
  @Nullable Integer asOfDay;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Clock system = Clock.systemUTC();
    var clock = new BusinessClock(system, new JumpFile(Here.home().clock(), system));
    try (var api = new Api(Here.addressesOfRunning(), DemoPerson.ADMIN)) {
      var bar = new ProgressBar(out);
      print(new ImportOulad(api, clock, Here.home().importRecord(), bar).run(source, asOfDay), out);
    }
    return 0;
  }

  private static void print(ImportOulad.Summary summary, PrintWriter out) {
    var counts = summary.counts();
    out.printf(
        "%n%,d roadmaps in %,d versions, %,d cohorts, %,d learners, %,d enrolments, %,d"
            + " withdrawals, %,d submissions.%n",
        counts.roadmaps(),
        counts.versions(),
        counts.cohorts(),
        counts.learners(),
        counts.enrolments(),
        counts.withdrawals(),
        counts.submissions());
    out.printf(
        "Submissions were accepted in %.1f s (%,.0f events/s) and recorded after %.1f s (%,.0f"
            + " events/s).%n./milepost verify compares everything with the source.%n",
        seconds(summary.accepted()),
        counts.submissions() / seconds(summary.accepted()),
        seconds(summary.recorded()),
        counts.submissions() / seconds(summary.recorded()));
  }

  private static double seconds(Duration time) {
    return Math.max(1, time.toMillis()) / 1000.0;
  }
}
