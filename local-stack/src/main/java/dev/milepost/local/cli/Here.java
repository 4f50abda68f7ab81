package dev.milepost.local.cli;

import dev.milepost.local.install.Checkout;
import dev.milepost.local.process.StartFailure;
import dev.milepost.local.stack.Addresses;
import dev.milepost.local.stack.Home;
import dev.milepost.local.stack.Roster;
import java.nio.file.Path;

/** Where the script said that everything is. */
final class Here {

  private Here() {}

  static Home home() {
    return new Home(Path.of(System.getProperty("milepost.home", ".milepost")));
  }

  /**
   * Where the stack listens that runs here.
   *
   * @throws StartFailure when none runs
   */
  static Addresses addressesOfRunning() {
    return Roster.of(home())
        .filter(found -> found.supervisor().running().isPresent())
        .map(roster -> new Addresses(roster.portOffset()))
        .orElseThrow(() -> new StartFailure("Milepost does not run; ./milepost up starts it."));
  }

  static Checkout checkout() {
    String root = System.getProperty("milepost.checkout");
    return root == null ? Checkout.aroundWorkingFolder() : new Checkout(Path.of(root));
  }
}
