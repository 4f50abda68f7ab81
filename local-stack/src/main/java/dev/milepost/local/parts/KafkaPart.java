package dev.milepost.local.parts;

import dev.milepost.local.install.Checkout;
import dev.milepost.local.install.JavaProgram;
import dev.milepost.local.process.Launch;
import dev.milepost.local.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A KRaft Kafka broker on the loopback interface, alone in its cluster. Topics are not created by
 * use: whoever owns a topic creates it with the partitions and retention that it needs.
 */
public final class KafkaPart implements Part {

  private final Path home;
  private final JavaProgram program;
  private final int port;
  private final int controllerPort;

  /**
   * @param home the data go to its folder {@code kafka}
   */
  public KafkaPart(Path home, JavaProgram program, int port, int controllerPort) {
    this.home = home.resolve("kafka").toAbsolutePath();
    this.program = program;
    this.port = port;
    this.controllerPort = controllerPort;
  }

  /** The broker as compiled, for when it is not packaged yet. */
  public static JavaProgram compiled(Checkout checkout) {
    return JavaProgram.ofClass(
            checkout.classPathOf("local-stack/broker"), "dev.milepost.local.broker.Broker")
        .with("-XX:TieredStopAtLevel=1");
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port, controllerPort);
  }

  /** The bootstrap servers. */
  @Override
  public String url() {
    return "localhost:" + port;
  }

  @Override
  public Launch prepare() throws IOException {
    Files.createDirectories(home);
    Path properties = Files.writeString(home.resolve("server.properties"), properties());
    return new Launch(program.with("-Xmx384m").command(properties.toString()), Map.of(), home);
  }

  private String properties() {
    return """
    process.roles=broker,controller
    node.id=1
    log.dirs=%s
    listeners=CLIENTS://localhost:%d,CONTROLLER://localhost:%d
    advertised.listeners=CLIENTS://localhost:%2$d
    inter.broker.listener.name=CLIENTS
    controller.listener.names=CONTROLLER
    controller.quorum.voters=1@localhost:%3$d
    listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
    auto.create.topics.enable=false
    # One node keeps one copy of everything.
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=5
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=5
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    # The first consumer of a group need not wait for others.
    group.initial.rebalance.delay.ms=0
    num.network.threads=2
    num.io.threads=4
    log.cleaner.dedupe.buffer.size=16777216
    """
        .formatted(home.resolve("data"), port, controllerPort);
  }

  /** The broker opens its port for clients last, once it is registered and has its metadata. */
  @Override
  public boolean answers() {
    return Http.isListening(port);
  }
}
