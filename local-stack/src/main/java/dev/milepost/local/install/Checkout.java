package dev.milepost.local.install;

import dev.milepost.local.process.StartFailure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The source tree, with what the build made in it.
 *
 * @param root the folder that holds the {@code milepost} script
 */
public record Checkout(Path root) {

  /** The checkout around the working folder, which in a Maven build is a module's folder. */
  public static Checkout aroundWorkingFolder() {
    for (@Nullable Path folder = Path.of("").toAbsolutePath();
        folder != null;
        folder = folder.getParent()) {
      if (Files.exists(folder.resolve("local-stack/broker/pom.xml"))) {
        return new Checkout(folder);
      }
    }
    throw new StartFailure("This folder is not inside a checkout of Milepost.");
  }

  /** Where the tests of all modules keep what is slow to unpack; part of what Maven cleans. */
  public Path sharedCache() {
    return root.resolve("local-stack/target/cache");
  }

  /**
   * The class path of a module that collects its libraries in {@code target/libs}: its jar, or when
   * it is not packaged its classes, and the libraries.
   */
  public String classPathOf(String module) {
    Path target = root.resolve(module).resolve("target");
    if (!Files.isDirectory(target.resolve("libs"))) {
      throw new StartFailure(
          "%s is not built: run mvn package, or use ./milepost up, which builds it."
              .formatted(module));
    }
    return target.resolve("classes") + File.pathSeparator + target.resolve("libs") + "/*";
  }
}
