package dev.milepost.local.install;

import dev.milepost.local.process.StartFailure;
import java.io.File;
import java.io.IOException;
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
   * The class path of a module that collects its libraries in {@code target/libs}, as compiled: it
   * need not be packaged.
   */
  public String classPathOf(String module) {
    return targetOf(module).resolve("classes") + File.pathSeparator + librariesOf(module);
  }

  /** The class path of such a module as packaged, which the JVM can cache. */
  public String packagedClassPathOf(String module) {
    return jarOf(module) + File.pathSeparator + librariesOf(module);
  }

  /** The jar that the build made of a module. */
  public Path jarOf(String module) {
    try (var jars = Files.newDirectoryStream(targetOf(module), "*.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    } catch (IOException noTarget) {
      throw notBuilt(module);
    }
    throw notBuilt(module);
  }

  private Path targetOf(String module) {
    return root.resolve(module).resolve("target");
  }

  private String librariesOf(String module) {
    Path libraries = targetOf(module).resolve("libs");
    if (!Files.isDirectory(libraries)) {
      throw notBuilt(module);
    }
    return libraries + "/*";
  }

  private static StartFailure notBuilt(String module) {
    return new StartFailure(
        "%s is not built: run mvn package, or use ./milepost up, which builds it."
            .formatted(module));
  }
}
