package dev.milepost.benchmarks;

import dev.milepost.benchmarks.ingest.IngestCommand;
import dev.milepost.benchmarks.intake.IntakeCommand;
import dev.milepost.benchmarks.latency.LatencyCommand;
import dev.milepost.benchmarks.nudges.NudgesCommand;
import dev.milepost.benchmarks.pages.PagesCommand;
import dev.milepost.benchmarks.rebuild.RebuildCommand;
import dev.milepost.benchmarks.relay.RelayCommand;
import dev.milepost.benchmarks.replay.ReplayCommand;
import dev.milepost.benchmarks.results.Invalid;
import dev.milepost.benchmarks.scale.ScaleCommand;
import dev.milepost.local.client.Refusal;
import dev.milepost.local.process.StartFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;

/**
 * What {@code ./milepost bench} runs. Exit codes: 0 measured, 1 could not be measured or what was
 * measured is not valid, 2 not understood.
 */
@Command(
    name = "bench",
    description = "Measures Milepost beside its peers and the limits of what it is built on.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      IngestCommand.class,
      LatencyCommand.class,
      IntakeCommand.class,
      ScaleCommand.class,
      RebuildCommand.class,
      RelayCommand.class,
      PagesCommand.class,
      ReplayCommand.class,
      NudgesCommand.class,
      HelpCommand.class
    })
public final class Bench {

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  private Bench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args.length == 0 ? new String[] {"help"} : args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(sentenceFor(failure));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  private static String sentenceFor(Exception failure) {
    if (failure instanceof Invalid) {
      return "Not valid: " + failure.getMessage();
    }
    if (failure instanceof StartFailure
        || failure instanceof Refusal
        || failure instanceof IllegalArgumentException) {
      return String.valueOf(failure.getMessage());
    }
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return "This went wrong: " + trace;
  }
}
