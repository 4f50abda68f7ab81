package dev.milepost.benchmarks.ingest;

import dev.milepost.benchmarks.results.BarChart;
import dev.milepost.benchmarks.results.BarChart.Bar;
import dev.milepost.benchmarks.results.BarChart.Panel;
import dev.milepost.benchmarks.results.ResultFiles;
import dev.milepost.benchmarks.results.Spread;
import dev.milepost.benchmarks.results.Versions;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Place;
import dev.milepost.benchmarks.workload.Population;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./milepost bench ingest} */
@Command(
    name = "ingest",
    description = {
      "How fast and at what cost events get from Kafka into PostgreSQL.",
      "Beside Milepost: Debezium's JDBC sink, COPY alone and reading Kafka alone."
    })
public final class IngestCommand implements Callable<Integer> {

  private static final int LEARNERS_A_COHORT = 1_000;
  private static final long SEED = 20_261_123;
  private static final String ROW = "%-28s %25s %23s %23s %23s%n";

  @Spec CommandSpec spec;

  private final Place place = new Place();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Option(names = "--rounds", description = "How often each contestant runs (${DEFAULT-VALUE}).")
  int rounds = 5;

  @Option(names = "--events", description = "Events to measure (${DEFAULT-VALUE}).")
  long events = 1_000_000;

  @Option(names = "--warm-up", description = "Events before those (${DEFAULT-VALUE}).")
  long warmUp = 1_500_000;

  @Option(names = "--cohorts", description = "Cohorts of 1,000 learners (${DEFAULT-VALUE}).")
  int cohorts = 100;

  @Option(
      names = "--only",
      description = "Runs just this contestant (may be given again); then nothing is written.")
  List<String> only = List.of();

  @Option(
      names = "--jfr",
      description = "Records Milepost's first run by JDK Flight Recorder into this file.")
  @Nullable Path recording;

  @Override
  public Integer call() throws SQLException, IOException {
    var workload = new Workload(new Population(cohorts, LEARNERS_A_COHORT), warmUp, events, SEED);
    try (var stand = BenchStand.start(place.checkout(), place.folder())) {
      var measured =
          new MeasureIngest(stand, workload, entrants(), recording, this::tell).rounds(rounds);
      if (!only.isEmpty()) {
        return 0;
      }
      var versions = Versions.of(place.checkout(), stand.database().version());
      IngestReport report = IngestReport.of(measured, workload, versions);
      print(report, spec.commandLine().getOut());
      new ResultFiles(place.results()).write("ingest", report, chart(report));
      return 0;
    }
  }

  private Set<Entrant> entrants() {
    return only.isEmpty()
        ? EnumSet.allOf(Entrant.class)
        : only.stream().map(Entrant::of).collect(Collectors.toSet());
  }

  private void tell(String what) {
    spec.commandLine().getOut().println(what);
    spec.commandLine().getOut().flush();
  }

  private static void print(IngestReport report, PrintWriter out) {
    out.printf(
        "%n" + ROW, "median (min to max)", "events/s", "PostgreSQL CPU µs", "client CPU µs", "sum");
    report
        .contestants()
        .forEach(
            (name, figures) ->
                out.printf(
                    ROW,
                    Entrant.of(name).title(),
                    shown(figures.eventsPerSecond(), "%,.0f"),
                    shown(figures.postgresCpuUs(), "%.2f"),
                    shown(figures.clientCpuUs(), "%.2f"),
                    shown(figures.cpuUs(), "%.2f")));
    var ratios = report.ratios();
    out.printf("%nMilepost, paired by round%n");
    out.printf("CPU an event to Debezium's  %s%n", shown(ratios.cpuPerEventVsDebezium(), "%.2f"));
    out.printf("rate to Debezium's          %s%n", shown(ratios.rateVsDebezium(), "%.2f"));
    out.printf("rate to COPY's              %s%n", shown(ratios.rateVsCopy(), "%.3f"));
    out.printf("repeats' rate to clean      %s%n", shown(ratios.duplicatesVsClean(), "%.2f"));
    out.flush();
  }

  private static String shown(Spread spread, String figure) {
    return (figure + " (" + figure + " to " + figure + ")")
        .formatted(spread.median(), spread.min(), spread.max());
  }

  private static BarChart chart(IngestReport report) {
    return new BarChart(
        "From Kafka into PostgreSQL",
        List.of(
            panel("events a second", report, IngestReport.Figures::eventsPerSecond),
            panel("µs of CPU an event, lower is better", report, IngestReport.Figures::cpuUs)));
  }

  private static Panel panel(
      String title, IngestReport report, Function<IngestReport.Figures, Spread> figure) {
    return new Panel(
        title,
        report.contestants().entrySet().stream()
            .map(
                one ->
                    new Bar(
                        Entrant.of(one.getKey()).title(),
                        figure.apply(one.getValue()),
                        Entrant.of(one.getKey()).isOurs()))
            .toList());
  }
}
