package dev.milepost.benchmarks.nudges;

import dev.milepost.benchmarks.nudges.NudgesReport.Quiet;
import dev.milepost.benchmarks.results.ResultFiles;
import dev.milepost.benchmarks.results.Round;
import dev.milepost.benchmarks.results.Run;
import dev.milepost.benchmarks.results.Spread;
import dev.milepost.benchmarks.results.Versions;
import dev.milepost.benchmarks.stand.BenchStand;
import dev.milepost.benchmarks.stand.Place;
import dev.milepost.local.process.PartProcess;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./milepost bench nudges} */
@Command(
    name = "nudges",
    description = {
      "How soon reminders are decided on that all fall due at one moment, what the database has to"
          + " do",
      "while none is, and how fast they are sent. Beside sending: a loop that only sends."
    })
public final class NudgesCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  private final Place place = new Place();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Option(
      names = "--enrolments",
      description = "Of which one in twenty is due on a morning (${DEFAULT-VALUE}).")
  int enrolments = 1_000_000;

  @Option(names = "--mornings", description = "That are measured, up to 3 (${DEFAULT-VALUE}).")
  int mornings = 3;

  @Option(names = "--quiet", description = "Seconds of which nothing is due (${DEFAULT-VALUE}).")
  int quiet = 60;

  @Option(names = "--messages", description = "Sent in each round (${DEFAULT-VALUE}).")
  int messages = 10_000;

  @Option(names = "--rounds", description = "How often they are sent (${DEFAULT-VALUE}).")
  int rounds = 5;

  @Override
  public Integer call() throws SQLException, IOException, MessagingException {
    requireSense();
    try (var stand = BenchStand.start(place.checkout(), place.folder())) {
      PartProcess broker = stand.startBroker("broker", 0);
      var quiets = new ArrayList<Quiet>();
      List<Run> decided = decide(stand, broker, quiets);
      var sending = new MeasureSending(stand, broker, messages, this::tell);
      List<Round> sent = sending.rounds(rounds);
      var versions = Versions.of(place.checkout(), stand.database().version());
      var report = NudgesReport.of(quiets, decided, sent, workload(), versions);
      report
          .rateVsBare()
          .forEach((instances, ratio) -> tell("%s  %s".formatted(instances, shown(ratio))));
      new ResultFiles(place.results()).write("nudges", report);
      return 0;
    }
  }

  private void requireSense() {
    if (mornings < 1 || mornings >= SeedNudges.DAYS) {
      throw new ParameterException(spec.commandLine(), "--mornings: 1 to 3");
    }
    if (messages < 1 || messages > enrolments / SeedNudges.GROUPS) {
      throw new ParameterException(
          spec.commandLine(), "--messages: no more than are due on a morning");
    }
  }

  private List<Run> decide(BenchStand stand, PartProcess broker, List<Quiet> quiets)
      throws SQLException {
    var waiting = new MeasureQuiet(stand, Duration.ofSeconds(20), Duration.ofSeconds(quiet));
    LocalDate first = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    PartProcess service = stand.startNotification(broker, 0, Map.of());
    quiets.add(waiting.of(service, 0));
    tell(quiets.getLast().toString());
    service.stop();
    tell("enrolling %,d learners".formatted(enrolments));
    new SeedNudges(stand, enrolments, first).load();
    service = stand.startNotification(broker, 0, Map.of());
    var ticks = new MeasureTicks(stand, service, enrolments, first, this::tell);
    ticks.checkSeed();
    quiets.add(waiting.of(service, enrolments));
    tell(quiets.getLast().toString());
    List<Run> decided = ticks.mornings(mornings);
    service.stop();
    return decided;
  }

  private Map<String, Integer> workload() {
    return Map.of(
        "enrolments", enrolments,
        "due_on_a_morning", enrolments / SeedNudges.GROUPS,
        "messages", messages);
  }

  private static String shown(Spread ratio) {
    return "rate to the bare loop's %.2f (%.2f to %.2f)"
        .formatted(ratio.median(), ratio.min(), ratio.max());
  }

  private void tell(String what) {
    spec.commandLine().getOut().println(what);
    spec.commandLine().getOut().flush();
  }
}
