package dev.milepost.local.oulad;

import dev.milepost.local.install.Checkout;
import dev.milepost.local.oulad.source.Dataset;
import dev.milepost.local.oulad.source.ReadDataset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of the real dataset that lies beside the checkout, or where the system property {@code
 * milepost.oulad} says; it is too large to be kept in it.
 */
final class RealDataset {

  private static final Path PLACE =
      Path.of(
          System.getProperty(
              "milepost.oulad",
              Checkout.aroundWorkingFolder().root().resolve("../shared/oulad").toString()));

  private RealDataset() {}

  static boolean isThere() {
    return Files.isDirectory(PLACE);
  }

  static Dataset read() {
    return ReadDataset.read(PLACE);
  }
}
