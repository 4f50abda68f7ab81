package dev.milepost.local.cli;

import dev.milepost.local.install.Checkout;
import dev.milepost.local.stack.Home;
import java.nio.file.Path;

/** Where the script said that everything is. */
final class Here {

  private Here() {}

  static Home home() {
    return new Home(Path.of(System.getProperty("milepost.home", ".milepost")));
  }

  static Checkout checkout() {
    String root = System.getProperty("milepost.checkout");
    return root == null ? Checkout.aroundWorkingFolder() : new Checkout(Path.of(root));
  }
}
