package dev.milepost.local.cli;

import dev.milepost.local.client.Refusal;
import dev.milepost.local.oulad.source.DatasetFault;
import dev.milepost.local.process.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What {@code ./milepost} runs. Exit codes: 0 done, 1 could not be done, 2 not understood. */
@Command(
    name = "milepost",
    description =
        "Runs Milepost on this machine: PostgreSQL, Kafka, services, mail catcher, issuer.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "./milepost bench help lists what measures it."},
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      RestartCommand.class,
      ClockCommand.class,
      TokenCommand.class,
      ImportCommand.class,
      VerifyCommand.class,
      HelpCommand.class
    })
public final class Milepost {

  private Milepost() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args.length == 0 ? new String[] {"help"} : args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Milepost())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(sentenceFor(failure));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  private static String sentenceFor(Exception failure) {
    return failure instanceof StartFailure
            || failure instanceof Refusal
            || failure instanceof DatasetFault
            || failure instanceof IllegalArgumentException
        ? String.valueOf(failure.getMessage())
        : "This went wrong: " + failure;
  }
}
