package dev.milepost.local.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Runs a single node that is broker and controller. Its one argument is a broker properties file.
 * New storage is formatted in this JVM, which saves starting a second one for Kafka's tool.
 */
public final class Broker {

  private Broker() {}

  public static void main(String[] args) throws Exception {
    Path properties = Path.of(args[0]);
    formatWhenNew(read(properties));
    Kafka.main(new String[] {properties.toString()});
  }

  private static void formatWhenNew(Properties settings) throws Exception {
    Path data = Path.of(settings.getProperty("log.dirs"));
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
        .setDirectories(List.of(data.toString()))
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName(settings.getProperty("controller.listener.names"))
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
        .run();
  }

  private static Properties read(Path file) throws IOException {
    var settings = new Properties();
    try (var in = Files.newInputStream(file)) {
      settings.load(in);
    }
    return settings;
  }
}
