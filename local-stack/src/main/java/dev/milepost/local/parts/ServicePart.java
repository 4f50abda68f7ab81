package dev.milepost.local.parts;

import dev.milepost.local.install.JavaProgram;
import dev.milepost.local.process.Launch;
import dev.milepost.local.process.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of Milepost's own services, ready when its readiness probe says so. */
public final class ServicePart implements Part {

  private final String name;
  private final Path home;
  private final JavaProgram program;
  private final int port;
  private final int managementPort;
  private final Map<String, String> settings;
  private final String heap;

  /**
   * @param settings environment variables besides those for its own ports
   */
  public ServicePart(
      String name,
      Path home,
      JavaProgram program,
      int port,
      int managementPort,
      Map<String, String> settings) {
    this(name, home, program, port, managementPort, settings, "320m");
  }

  /**
   * @param heap the most that it may take for its objects, such as {@code 320m}
   */
  public ServicePart(
      String name,
      Path home,
      JavaProgram program,
      int port,
      int managementPort,
      Map<String, String> settings,
      String heap) {
    this.name = name;
    this.home = home.toAbsolutePath();
    this.program = program;
    this.port = port;
    this.managementPort = managementPort;
    this.settings = Map.copyOf(settings);
    this.heap = heap;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Integer> ports() {
    return List.of(port, managementPort);
  }

  @Override
  public String url() {
    return "http://localhost:" + port;
  }

  /** Reachable from this machine only, whatever the service would do in production. */
  @Override
  public Launch prepare() {
    var environment = new HashMap<>(settings);
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("SERVER_ADDRESS", "localhost");
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
    environment.put("MANAGEMENT_SERVER_ADDRESS", "localhost");
    return new Launch(program.with("-Xmx" + heap).command(), environment, home);
  }

  @Override
  public boolean answers() {
    return Http.isOk("http://localhost:" + managementPort + "/actuator/health/readiness");
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(120);
  }
}
