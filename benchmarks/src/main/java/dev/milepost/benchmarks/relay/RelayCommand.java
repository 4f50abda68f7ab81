package dev.milepost.benchmarks.relay;

import dev.milepost.benchmarks.relay.RelayReport.Round;
import dev.milepost.benchmarks.results.ResultFiles;
import dev.milepost.benchmarks.results.Versions;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./milepost bench relay} */
@Command(
    name = "relay",
    description = {
      "How fast one and two relays send a full outbox to Kafka, and how soon after its commit a",
      "single event is received. Checks that events of one key come in order."
    })
public final class RelayCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  private final Place place = new Place();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Option(names = "--rounds", description = "How often it is measured (${DEFAULT-VALUE}).")
  int rounds = 5;

  @Option(names = "--events", description = "In a full outbox (${DEFAULT-VALUE}).")
  int events = 200_000;

  @Option(names = "--rate", description = "Commits a second at low load (${DEFAULT-VALUE}).")
  int rate = 50;

  @Option(names = "--seconds", description = "Of low load in each round (${DEFAULT-VALUE}).")
  int seconds = 20;

  @Override
  public Integer call() throws IOException {
    try (var stand = BenchStand.start(place.checkout(), place.folder());
        var measure = MeasureRelay.start(stand)) {
      tell("warming up");
      measure.fullOutbox(1, events);
      measure.lowLoad(rate, seconds);
      var measured = new ArrayList<Round>();
      for (int number = 1; number <= rounds; number++) {
        var round =
            new Round(
                number,
                measure.fullOutbox(1, events),
                measure.fullOutbox(2, events),
                measure.lowLoad(rate, seconds));
        tell(round.toString());
        measured.add(round);
      }
      var versions = Versions.of(place.checkout(), stand.database().version());
      write(measured, versions);
      return 0;
    }
  }

  private void write(List<Round> measured, Versions versions) throws IOException {
    var workload =
        Map.of(
            "events", events,
            "keys", MeasureRelay.LEARNERS,
            "commits_a_second_at_low_load", rate,
            "seconds_of_low_load", seconds);
    new ResultFiles(place.results()).write("relay", RelayReport.of(measured, workload, versions));
  }

  private void tell(String what) {
    spec.commandLine().getOut().println(what);
    spec.commandLine().getOut().flush();
  }
}
