package dev.milepost.test;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/** The public images. Testcontainers' reaper removes them once this JVM has ended. */
final class Containers implements Infrastructure {

  /** Looks for a sign of an engine first: asking Testcontainers takes a second and logs errors. */
  static boolean available() {
    boolean sign =
        System.getenv("DOCKER_HOST") != null
            || Files.exists(Path.of("/var/run/docker.sock"))
            || TestcontainersConfiguration.getInstance().getUserProperty("docker.host", null)
                != null;
    return sign && DockerClientFactory.instance().isDockerAvailable();
  }

  @Override
  public Database startPostgres() {
    var postgres = new PostgreSQLContainer(DockerImageName.parse("postgres:18"));
    postgres.setCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    start(postgres);
    return new Database(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
  }

  @Override
  public String startKafka() {
    var kafka =
        new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.2"))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    start(kafka);
    return kafka.getBootstrapServers();
  }

  private static void start(GenericContainer<?> container) {
    container.start();
    if ("true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    }
  }
}
