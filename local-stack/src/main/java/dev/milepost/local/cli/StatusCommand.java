package dev.milepost.local.cli;

import dev.milepost.local.process.PartProcess.State;
import dev.milepost.local.stack.Addresses;
import dev.milepost.local.stack.ProcessIdentity;
import dev.milepost.local.stack.Roster;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./milepost status}: exits with 0 when everything is ready, else with 1. */
@Command(name = "status", description = "Tells what runs; exit code 0 when all is ready.")
final class StatusCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--json", description = "For programs.")
  boolean json;

  @Override
  public Integer call() {
    Optional<Roster> roster = Roster.of(Here.home());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(StatusJson.of(roster));
    } else if (roster.isEmpty()) {
      out.println("Milepost does not run; ./milepost up starts it.");
    } else {
      print(roster.get(), out);
    }
    return roster.filter(StatusCommand::allReady).isPresent() ? 0 : 1;
  }

  static boolean allReady(Roster roster) {
    return roster.ready()
        && roster.parts().stream().allMatch(part -> part.stateNow() == State.READY);
  }

  private static void print(Roster roster, PrintWriter out) {
    for (Roster.Entry part : roster.parts()) {
      out.printf(
          "%-22s %-9s %-8s %s%n",
          part.name(),
          part.stateNow().name().toLowerCase(Locale.ROOT),
          part.process().map(ProcessIdentity::pid).map(String::valueOf).orElse("-"),
          part.url());
    }
    out.printf("%nOpen %s%n", new Addresses(roster.portOffset()).publicUrl());
  }
}
