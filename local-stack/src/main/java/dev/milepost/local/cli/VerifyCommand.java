package dev.milepost.local.cli;

import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.verify.Check;
import dev.milepost.local.verify.Verify;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./milepost verify}: exits with 0 when everything holds, else with 1. */
@Command(
    name = "verify",
    description =
        "Compares everything with the event log and the source; exit code 0 when all holds.")
final class VerifyCommand implements Callable<Integer> {

  private static final String ROW = "%-14s %-62s %10s %10s  %s%n";

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    var addresses = Here.addressesOfRunning();
    try (var api = new Api(addresses, DemoPerson.ADMIN)) {
      List<Check> checks =
          new Verify(api, addresses.managements(), Here.home().importRecord())
              .run(underWay -> tell(out, underWay));
      print(checks, out);
      return checks.stream().allMatch(Check::holds) ? 0 : 1;
    }
  }

  private static void tell(PrintWriter out, long underWay) {
    out.printf("waiting for %,d events that are under way%n", underWay);
    out.flush();
  }

  private static void print(List<Check> checks, PrintWriter out) {
    out.printf(ROW, "", "check", "expected", "actual", "");
    for (Check check : checks) {
      out.printf(
          ROW,
          check.where(),
          check.name(),
          "%,d".formatted(check.expected()),
          "%,d".formatted(check.actual()),
          check.holds() ? "ok" : "DIFFERS");
    }
    long differ = checks.stream().filter(check -> !check.holds()).count();
    out.println(
        differ == 0
            ? "%nAll %d checks hold.".formatted(checks.size())
            : "%n%d of %d checks differ.".formatted(differ, checks.size()));
  }
}
