package dev.milepost.local.cli;

import dev.milepost.local.process.StartFailure;
import dev.milepost.local.stack.Requests;
import dev.milepost.local.stack.Roster;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./milepost restart} */
@Command(name = "restart", description = "Restarts one part while the others go on.")
final class RestartCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PART", description = "For example progress-service.")
  String part;

  @Override
  public Integer call() {
    Roster roster =
        Roster.of(Here.home())
            .filter(found -> found.supervisor().running().isPresent())
            .orElseThrow(() -> new StartFailure("Milepost does not run; ./milepost up starts it."));
    if (roster.parts().stream().noneMatch(entry -> entry.name().equals(part))) {
      throw new StartFailure("There is no part %s; ./milepost status lists them.".formatted(part));
    }
    new Requests(Here.home()).restart(part);
    spec.commandLine().getOut().println(part + " is ready again.");
    return 0;
  }
}
