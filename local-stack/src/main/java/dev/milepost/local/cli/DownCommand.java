package dev.milepost.local.cli;

import dev.milepost.local.stack.ProcessIdentity;
import dev.milepost.local.stack.Roster;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code ./milepost down}: asks the supervisor to end, which stops its parts in good order. Parts
 * that outlived a killed supervisor are ended one by one; no other process is touched.
 */
@Command(name = "down", description = "Stops everything that up started; data stay.")
final class DownCommand implements Callable<Integer> {

  private static final int PATIENCE_SECONDS = 60;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    var out = spec.commandLine().getOut();
    Optional<Roster> roster = Roster.of(Here.home());
    if (roster.isEmpty()) {
      out.println("Nothing runs.");
      return 0;
    }
    for (ProcessIdentity process : supervisorThenParts(roster.get()).toList()) {
      if (!ended(process)) {
        spec.commandLine().getErr().printf("Process %d does not end.%n", process.pid());
        return 1;
      }
    }
    out.println("Everything has stopped.");
    return 0;
  }

  private static Stream<ProcessIdentity> supervisorThenParts(Roster roster) {
    return Stream.concat(
        Stream.of(roster.supervisor()),
        roster.parts().reversed().stream().flatMap(part -> part.process().stream()));
  }

  private static boolean ended(ProcessIdentity identity)
      throws InterruptedException, ExecutionException {
    Optional<ProcessHandle> process = identity.running();
    if (process.isEmpty()) {
      return true;
    }
    process.get().destroy();
    try {
      process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException stuck) {
      return false;
    }
  }
}
