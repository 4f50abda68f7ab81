package dev.milepost.benchmarks.stand;

import dev.milepost.local.install.Checkout;
import dev.milepost.local.install.JavaProgram;
import dev.milepost.local.process.Launch;
import dev.milepost.local.process.Part;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Kafka Connect in standalone mode with one connector, ready when all of its tasks run. */
final class ConnectPart implements Part {

  static final String MODULE = "benchmarks/connect";

  private static final String MAIN_CLASS = "org.apache.kafka.connect.cli.ConnectStandalone";

  private final Path home;
  private final Checkout checkout;
  private final int port;
  private final Part broker;
  private final Map<String, String> worker;
  private final Map<String, String> connector;

  ConnectPart(
      Path home,
      Checkout checkout,
      int port,
      Part broker,
      Map<String, String> worker,
      Map<String, String> connector) {
    this.home = home.resolve("connect");
    this.checkout = checkout;
    this.port = port;
    this.broker = broker;
    this.worker = Map.copyOf(worker);
    this.connector = Map.copyOf(connector);
  }

  @Override
  public String name() {
    return "connect";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  @Override
  public String url() {
    return "http://localhost:" + port;
  }

  @Override
  public Launch prepare() throws IOException {
    Files.createDirectories(home);
    var program =
        JavaProgram.ofClass(checkout.packagedClassPathOf(MODULE), MAIN_CLASS)
            .with("-Xmx" + BenchStand.HEAP);
    String workerFile = write("worker.properties", workerSettings());
    String connectorFile = write("connector.properties", connector);
    return new Launch(program.command(workerFile, connectorFile), Map.of(), home);
  }

  private Map<String, String> workerSettings() {
    var all = new HashMap<>(worker);
    all.put("bootstrap.servers", broker.url());
    all.put("listeners", url());
    all.put("offset.storage.file.filename", home.resolve("offsets").toString());
    return all;
  }

  private String write(String name, Map<String, String> settings) throws IOException {
    var properties = new Properties();
    properties.putAll(settings);
    Path file = home.resolve(name);
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return file.toString();
  }

  @Override
  public boolean answers() {
    var status = URI.create("%s/connectors/%s/status".formatted(url(), connector.get("name")));
    try (var answer = status.toURL().openStream()) {
      String words = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      return words.matches("(?s).*\"tasks\":\\[\\{.*") && !words.contains("UNASSIGNED");
    } catch (IOException notYet) {
      return false;
    }
  }
}
