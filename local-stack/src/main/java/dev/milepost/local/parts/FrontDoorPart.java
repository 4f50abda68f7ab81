package dev.milepost.local.parts;

import dev.milepost.local.install.JavaProgram;
import dev.milepost.local.process.Launch;
import dev.milepost.local.process.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reverse proxy that is the one public address. */
public final class FrontDoorPart implements Part {

  public static final String MAIN_CLASS = "dev.milepost.local.door.FrontDoor";

  private final Path home;
  private final JavaProgram program;
  private final int port;
  private final List<String> services;

  /**
   * @param services the URLs of the roadmap, progress and notification service
   */
  public FrontDoorPart(Path home, JavaProgram program, int port, List<String> services) {
    this.home = home.toAbsolutePath();
    this.program = program;
    this.port = port;
    this.services = List.copyOf(services);
  }

  @Override
  public String name() {
    return "front-door";
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
  public Launch prepare() {
    var arguments = new ArrayList<String>();
    arguments.add(Integer.toString(port));
    arguments.addAll(services);
    return new Launch(
        program.with("-Xmx96m").command(arguments.toArray(String[]::new)), Map.of(), home);
  }

  @Override
  public boolean answers() {
    return Http.isListening(port);
  }
}
