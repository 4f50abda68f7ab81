package dev.milepost.local.parts;

import dev.milepost.local.install.Checkout;
import dev.milepost.local.postgres.PostgresPart;
import dev.milepost.local.postgres.PostgresPart.Durability;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.Sentinel;
import java.nio.file.Path;
import java.util.List;

/**
 * A supervisor to be killed: starts PostgreSQL in the given folder and port, says the process id,
 * and stays. Only its end ends PostgreSQL.
 */
final class Supervised {

  private Supervised() {}

  public static void main(String[] args) throws InterruptedException {
    var postgres = server(Path.of(args[0]), Integer.parseInt(args[1]));
    var process =
        new PartProcess(postgres, Path.of(args[0], "postgres.log"), Sentinel.post(), changed -> {});
    process.start();
    System.out.println(process.handle().orElseThrow().pid());
    Thread.currentThread().join();
  }

  static PostgresPart server(Path home, int port) {
    return new PostgresPart(
        home,
        Checkout.aroundWorkingFolder().sharedCache(),
        port,
        List.of("roadmap"),
        Durability.KEEP_THROUGH_CRASH);
  }
}
