package dev.milepost.benchmarks.stand;

import dev.milepost.local.install.Checkout;
import java.nio.file.Path;

/** Where the script said that everything is. */
public final class Place {

  public Checkout checkout() {
    String root = System.getProperty("milepost.checkout");
    return root == null ? Checkout.aroundWorkingFolder() : new Checkout(Path.of(root));
  }

  /** The stand's own folder, wiped at each start. */
  public Path folder() {
    return Path.of(System.getProperty("milepost.home", ".milepost")).resolve("bench");
  }

  public Path results() {
    return checkout().root().resolve("benchmarks/results");
  }
}
