package dev.milepost.test;

import dev.milepost.local.parts.Checkout;
import dev.milepost.local.parts.KafkaPart;
import dev.milepost.local.parts.PostgresPart;
import dev.milepost.local.parts.PostgresPart.Durability;
import dev.milepost.local.process.Part;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.Ports;
import dev.milepost.local.process.Sentinel;
import java.nio.file.Path;
import java.util.List;

/**
 * The local stack's processes on free ports, with their data in the module's {@code target} folder.
 * The sentinel ends them and deletes the data once this JVM has ended, after Spring has closed its
 * contexts.
 */
final class Processes implements Infrastructure {

  private final Checkout checkout = Checkout.aroundWorkingFolder();
  private final Path home = Path.of("target", "real-parts-" + ProcessHandle.current().pid());
  private final Sentinel sentinel = Sentinel.postAndDelete(home);

  @Override
  public Database startPostgres() {
    var part =
        new PostgresPart(
            home, checkout.sharedCache(), Ports.free(), List.of(), Durability.LOSE_ON_CRASH);
    start(part);
    return new Database(part.url(), PostgresPart.SUPERUSER, PostgresPart.SUPERUSER);
  }

  @Override
  public String startKafka() {
    var part = new KafkaPart(home, checkout, Ports.free(), Ports.free());
    start(part);
    return part.url();
  }

  private void start(Part part) {
    new PartProcess(part, home.resolve(part.name() + ".log"), sentinel, process -> {}).start();
  }
}
