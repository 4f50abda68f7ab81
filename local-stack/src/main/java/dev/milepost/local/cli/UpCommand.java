package dev.milepost.local.cli;

import dev.milepost.local.stack.Addresses;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./milepost up} */
@Command(
    name = "up",
    description = "Starts everything and stays until Ctrl-C.",
    footer =
        "MILEPOST_HOME moves .milepost elsewhere. MILEPOST_JIT=full compiles for load: slower to"
            + " start, faster after minutes.")
final class UpCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--fresh", description = "Deletes all data first.")
  boolean fresh;

  @Option(names = "--detach", description = "Returns once all is ready; ./milepost down stops it.")
  boolean detach;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "0",
      description = "Adds N to every port, to run beside another stack.")
  int portOffset;

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    return detach
        ? new DetachedStart(Here.home(), out)
            .run(spec.commandLine().getParseResult().originalArgs())
        : new Supervisor(Here.checkout(), Here.home(), new Addresses(portOffset), out).run(fresh);
  }
}
