package dev.milepost.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports: which are free, and who holds one that is not. */
public final class Ports {

  private Ports() {}

  /**
   * A port that nobody listens on right now, below the range that the system hands out to outgoing
   * connections, so that none of these takes it before its server starts.
   */
  public static int free() {
    for (int attempt = 0; attempt < 200; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      if (isFree(port)) {
        return port;
      }
    }
    throw new StartFailure("No free port was found between 20000 and 32000.");
  }

  /**
   * @throws StartFailure naming the part, the port and its present holder when it is taken
   */
  public static void requireFree(int port, String part) {
    if (isFree(port)) {
      return;
    }
    String holder =
        PortHolder.of(port)
            .map(process -> "process " + process.pid() + nameOf(process))
            .orElse("another process");
    throw new StartFailure(
        "Port %d, which %s needs, is taken by %s: stop that, or move all ports with --port-offset."
            .formatted(port, part, holder));
  }

  private static String nameOf(ProcessHandle process) {
    return process.info().command().map(command -> " (" + command + ")").orElse("");
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
