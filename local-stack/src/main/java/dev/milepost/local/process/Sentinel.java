package dev.milepost.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends the guarded processes when this JVM ends, however it ends: also by {@code kill -9}.
 *
 * <p>A small shell in a session of its own reads from a pipe that only this JVM holds. When the JVM
 * is gone the pipe closes, and the shell asks each process to stop and after ten seconds kills what
 * is left. Unlike a watch inside each child this also covers programs that are not ours, such as
 * PostgreSQL. Thread-safe.
 */
public final class Sentinel implements AutoCloseable {

  private static final String SCRIPT =
      """
      guarded=
      while read -r word signal pid; do
        others=
        for entry in $guarded; do
          [ "${entry#*:}" = "$pid" ] || others="$others $entry"
        done
        guarded=$others
        [ "$word" = release ] || guarded="$guarded $signal:$pid"
      done
      for entry in $guarded; do kill -s "${entry%%:*}" "${entry#*:}"; done
      for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        alive=
        for entry in $guarded; do kill -0 "${entry#*:}" && alive=yes; done
        [ "$alive" ] || break
        sleep 0.5
      done
      [ "$alive" ] && for entry in $guarded; do kill -s KILL "${entry#*:}"; done
      [ "$1" ] && rm -rf "$1"
      """;

  private final Process shell;
  private final Writer orders;

  private Sentinel(Process shell) {
    this.shell = shell;
    this.orders = shell.outputWriter(StandardCharsets.US_ASCII);
  }

  public static Sentinel post() {
    return post("");
  }

  /** A sentinel that in the end also deletes {@code folder}, where throw-away data are. */
  public static Sentinel postAndDelete(Path folder) {
    return post(folder.toAbsolutePath().toString());
  }

  private static Sentinel post(String folder) {
    try {
      return new Sentinel(
          new ProcessBuilder("setsid", "sh", "-c", SCRIPT, "sentinel", folder)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new StartFailure("The commands setsid and sh are needed to start processes.", e);
    }
  }

  /** From now on {@code process} ends with this JVM, first asked by {@code stopSignal}. */
  public void guard(Process process, String stopSignal) {
    order("guard", stopSignal, process.pid());
  }

  /** The process has ended; another one may get its pid. */
  public void release(Process process) {
    order("release", "-", process.pid());
  }

  private synchronized void order(String word, String signal, long pid) {
    if (!shell.isAlive()) {
      return;
    }
    try {
      orders.write("%s %s %d%n".formatted(word, signal, pid));
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the sentinel that guards child processes is gone", e);
    }
  }

  /** Ends the sentinel, and with it whatever it still guards. */
  @Override
  public synchronized void close() {
    try {
      orders.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
