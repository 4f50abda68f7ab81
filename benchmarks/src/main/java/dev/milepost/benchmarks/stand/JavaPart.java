package dev.milepost.benchmarks.stand;

import dev.milepost.local.install.JavaProgram;
import dev.milepost.local.process.Launch;
import dev.milepost.local.process.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server that a benchmark compares Milepost with, ready when its port takes connections. */
final class JavaPart implements Part {

  private final Path home;
  private final Class<?> main;
  private final int port;
  private final List<String> arguments;

  JavaPart(Path home, Class<?> main, int port, List<String> arguments) {
    this.home = home;
    this.main = main;
    this.port = port;
    this.arguments = List.copyOf(arguments);
  }

  @Override
  public String name() {
    return main.getSimpleName();
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
    var program =
        JavaProgram.ofClass(System.getProperty("java.class.path"), main.getName())
            .with("-Xmx" + BenchStand.HEAP, "-Dslf4j.internal.verbosity=ERROR");
    return new Launch(program.command(arguments.toArray(String[]::new)), Map.of(), home);
  }

  @Override
  public boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
