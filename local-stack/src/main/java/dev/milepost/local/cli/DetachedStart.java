package dev.milepost.local.cli;

import dev.milepost.local.install.JavaProgram;
import dev.milepost.local.stack.Home;
import dev.milepost.local.stack.Roster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the same command as a supervisor of its own in the background, shows what it says, and
 * returns when the stack is ready or the supervisor has given up.
 */
final class DetachedStart {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Home home;
  private final PrintWriter out;
  private long shown;

  DetachedStart(Home home, PrintWriter out) {
    this.home = home;
    this.out = out;
  }

  int run(List<String> arguments) throws IOException, InterruptedException {
    Path log = home.log("up");
    Files.createDirectories(home.logs());
    Files.write(log, new byte[0]);
    Process supervisor = spawn(arguments, log);
    var giveUp = new Thread(supervisor::destroy);
    Runtime.getRuntime().addShutdownHook(giveUp);
    while (!isReady(supervisor) && supervisor.isAlive()) {
      show(log);
      Thread.sleep(LOOK_EVERY);
    }
    show(log);
    Runtime.getRuntime().removeShutdownHook(giveUp);
    return supervisor.isAlive() ? 0 : supervisor.exitValue();
  }

  private static Process spawn(List<String> arguments, Path log) throws IOException {
    var command = new ArrayList<>(List.of("setsid"));
    command.addAll(
        JavaProgram.ofClass(System.getProperty("java.class.path"), Milepost.class.getName())
            .with(
                "-XX:TieredStopAtLevel=1",
                "-Dmilepost.home=" + Here.home().folder(),
                "-Dmilepost.checkout=" + Here.checkout().root())
            .command(
                arguments.stream()
                    .filter(argument -> !argument.equals("--detach"))
                    .toArray(String[]::new)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .start();
  }

  private boolean isReady(Process supervisor) {
    return Roster.of(home)
        .filter(roster -> roster.ready() && roster.supervisor().pid() == supervisor.pid())
        .isPresent();
  }

  private void show(Path log) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] news = new byte[(int) (file.length() - shown)];
      file.seek(shown);
      file.readFully(news);
      shown += news.length;
      out.print(new String(news, StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
