package dev.milepost.local.cli;

import dev.milepost.local.process.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./milepost logs}: reads the files, so it works whether or not anything runs. */
@Command(name = "logs", description = "Shows what a part printed, or all parts.")
final class LogsCommand implements Callable<Integer> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  @Spec CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "PART", description = "For example progress-service.")
  String part = "*";

  @Option(names = "-f", description = "Goes on with what comes until Ctrl-C.")
  boolean follow;

  @Option(names = "-n", paramLabel = "N", defaultValue = "40", description = "Lines to begin with.")
  int lines;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var logs = new ArrayList<Tail>();
    for (Path file : files()) {
      logs.add(new Tail(file));
    }
    if (logs.isEmpty()) {
      throw new StartFailure(
          part.equals("*")
              ? "Nothing has run here yet."
              : "There is no log of %s.".formatted(part));
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Tail log : logs) {
      log.printLast(lines, logs.size() > 1, out);
    }
    while (follow) {
      Thread.sleep(LOOK_EVERY);
      for (Tail log : logs) {
        log.printNews(logs.size() > 1, out);
      }
    }
    return 0;
  }

  private List<Path> files() throws IOException {
    Path folder = Here.home().logs();
    var files = new ArrayList<Path>();
    if (Files.isDirectory(folder)) {
      try (var found = Files.newDirectoryStream(folder, part + ".log")) {
        found.forEach(files::add);
      }
    }
    return files.stream().sorted().toList();
  }

  /** One log file and how far it was shown. */
  private static final class Tail {
    private final Path file;
    private long shown;

    Tail(Path file) {
      this.file = file;
    }

    void printLast(int lines, boolean named, PrintWriter out) throws IOException {
      List<String> all = readNew();
      print(all.subList(Math.max(0, all.size() - lines), all.size()), named, out);
    }

    void printNews(boolean named, PrintWriter out) throws IOException {
      print(readNew(), named, out);
    }

    private void print(List<String> lines, boolean named, PrintWriter out) {
      String name = file.getFileName().toString().replace(".log", "");
      lines.forEach(line -> out.println(named ? name + ": " + line : line));
      out.flush();
    }

    private List<String> readNew() throws IOException {
      try (var log = new RandomAccessFile(file.toFile(), "r")) {
        shown = Math.min(shown, log.length());
        byte[] news = new byte[(int) Math.min(log.length() - shown, 64 << 20)];
        log.seek(shown);
        log.readFully(news);
        shown += news.length;
        return new String(news, StandardCharsets.UTF_8).lines().toList();
      }
    }
  }
}
