package dev.milepost.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The process of one {@link Part}: started, watched until it answers, stopped. Each start, stop or
 * kill is complete when the call returns; a stop during a start ends that start. Thread-safe.
 */
public final class PartProcess {

  /** What a part is doing. {@code DIED} is an end that nobody asked for. */
  public enum State {
    STOPPED,
    STARTING,
    READY,
    STOPPING,
    DIED
  }

  private static final Duration ASK_EVERY = Duration.ofMillis(50);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
  private static final Pattern ERROR = Pattern.compile("FATAL|PANIC|ERROR|Exception|Error:");
  private static final int LAST_LINES = 12;

  private final Part part;
  private final Path log;
  private final Sentinel sentinel;
  private final Consumer<PartProcess> onChange;
  private volatile State state = State.STOPPED;
  private volatile @Nullable Process process;

  /**
   * @param log what the process prints is appended to this file
   * @param onChange told after every change of the state
   */
  public PartProcess(Part part, Path log, Sentinel sentinel, Consumer<PartProcess> onChange) {
    this.part = part;
    this.log = log;
    this.sentinel = sentinel;
    this.onChange = onChange;
  }

  public Part part() {
    return part;
  }

  public Path log() {
    return log;
  }

  public State state() {
    return state;
  }

  /** The running process, if any. */
  public Optional<ProcessHandle> handle() {
    return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
  }

  /**
   * Starts the process and returns when the part is ready.
   *
   * @throws StartFailure when a port is taken, the process ends early, or it is not ready in time;
   *     nothing is left running then
   */
  public synchronized void start() {
    part.ports().forEach(port -> Ports.requireFree(port, part.name()));
    Process started = spawn();
    process = started;
    change(State.STARTING);
    sentinel.guard(started, part.stopSignal());
    started.onExit().thenAccept(this::ended);
    try {
      awaitAnswer(started);
      part.onceAnswering();
      change(State.READY);
    } catch (RuntimeException e) {
      end(started, "KILL");
      change(State.STOPPED);
      throw e;
    }
  }

  /**
   * Asks the process to end in good order and kills it after 20 s. Nothing happens when it ended.
   */
  public void stop() {
    end(process, part.stopSignal());
  }

  /**
   * Kills the process and all that it started at once, as a fault would; waits until all are gone.
   */
  public void kill() {
    // Those of PostgreSQL outlive their parent for a moment, in which no other can be started.
    List<ProcessHandle> started = handle().stream().flatMap(ProcessHandle::descendants).toList();
    end(process, "KILL");
    started.forEach(ProcessHandle::destroyForcibly);
    // Nobody may be there to collect an orphan's exit code; it is gone all the same.
    CompletableFuture.allOf(
            started.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** Makes the process stand still, as a machine without processor time would, until it resumes. */
  public void pause() {
    signal("STOP");
  }

  /** Lets the process go on after {@link #pause}; it does not notice that time has passed. */
  public void resume() {
    signal("CONT");
  }

  /**
   * What the process printed last, for a person who asks why it ended: an error if there is one.
   */
  public String lastWords() {
    try {
      List<String> last =
          Files.readAllLines(log).reversed().stream()
              .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
              .limit(LAST_LINES)
              .toList();
      return last.stream()
          .filter(line -> ERROR.matcher(line).find())
          .findFirst()
          .or(() -> last.stream().findFirst())
          .orElse("it printed nothing");
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  private Process spawn() {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Launch launch = part.prepare();
      var builder =
          new ProcessBuilder(inOwnSession(launch.command()))
              .directory(launch.workingFolder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.environment().putAll(launch.environment());
      return builder.start();
    } catch (IOException e) {
      throw new StartFailure(
          "%s could not be started: %s.".formatted(part.name(), e.getMessage()), e);
    }
  }

  /** A Ctrl-C at the terminal then reaches only the one who started it, who stops it in order. */
  private static List<String> inOwnSession(List<String> command) {
    return Stream.concat(Stream.of("setsid"), command.stream()).toList();
  }

  private void awaitAnswer(Process started) {
    long deadline = System.nanoTime() + part.patience().toNanos();
    while (!part.answers()) {
      if (waitedFor(started, ASK_EVERY)) {
        throw new StartFailure(
            "%s ended with exit code %d while starting: %s (more in %s)."
                .formatted(part.name(), started.exitValue(), lastWords(), log));
      }
      if (System.nanoTime() > deadline) {
        throw new StartFailure(
            "%s did not become ready within %d s; its last line: %s (more in %s)."
                .formatted(part.name(), part.patience().toSeconds(), lastWords(), log));
      }
    }
  }

  private void end(@Nullable Process running, String signal) {
    if (running == null || !running.isAlive()) {
      return;
    }
    change(State.STOPPING);
    send(signal, running);
    if (!waitedFor(running, STOP_WITHIN)) {
      running.destroyForcibly();
      waitedFor(running, STOP_WITHIN);
    }
    change(State.STOPPED);
  }

  private void signal(String signal) {
    Process running = process;
    if (running == null || !running.isAlive()) {
      throw new IllegalStateException(part.name() + " does not run");
    }
    send(signal, running);
  }

  private static void send(String signal, Process running) {
    try {
      new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + running.pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running.destroyForcibly();
    }
  }

  private void ended(Process which) {
    sentinel.release(which);
    if (which == process && state == State.READY) {
      change(State.DIED);
    }
  }

  private void change(State next) {
    state = next;
    onChange.accept(this);
  }

  private static boolean waitedFor(Process running, Duration atMost) {
    try {
      return running.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while waiting", e));
    }
  }
}
