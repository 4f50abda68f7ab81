package dev.milepost.benchmarks.results;

import dev.milepost.local.install.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarFile;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * What was measured with.
 *
 * @param commit of the checkout; with {@code -dirty} at its end when files differ from it
 * @param kafka of the broker, the clients and Connect, which are built with the same
 */
public record Versions(
    String commit, String postgresql, String kafka, String debezium, String jdk, int cores) {

  private static final String DEBEZIUM_JAR =
      "benchmarks/connect/target/libs/debezium-connector-jdbc.jar";
  private static final String DEBEZIUM_PROPERTIES =
      "META-INF/maven/io.debezium/debezium-connector-jdbc/pom.properties";

  public static Versions of(Checkout checkout, String postgresql) {
    return new Versions(
        commit(checkout.root()),
        postgresql,
        AppInfoParser.getVersion(),
        debezium(checkout.root().resolve(DEBEZIUM_JAR)),
        Runtime.version().toString(),
        Runtime.getRuntime().availableProcessors());
  }

  private static String commit(Path root) {
    try {
      var git =
          new ProcessBuilder("git", "describe", "--always", "--abbrev=40", "--dirty", "--exclude=*")
              .directory(root.toFile())
              .start();
      try (var words = git.getInputStream()) {
        return new String(words.readAllBytes(), StandardCharsets.UTF_8).strip();
      }
    } catch (IOException noGit) {
      return "unknown";
    }
  }

  private static String debezium(Path file) {
    try (var jar = new JarFile(file.toFile());
        var in = jar.getInputStream(jar.getEntry(DEBEZIUM_PROPERTIES))) {
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
