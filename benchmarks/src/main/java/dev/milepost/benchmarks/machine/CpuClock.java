package dev.milepost.benchmarks.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Tells how much processor time something has used so far. */
@FunctionalInterface
public interface CpuClock {

  Duration used();

  /** Of a process with all its descendants, those that have ended among them. */
  static CpuClock ofTree(long pid) {
    return () -> total(pid, running());
  }

  /**
   * Of those threads of a JVM that turn bytecode into machine code: what it costs to get warm, and
   * goes to nothing in a process that runs for long.
   */
  static CpuClock ofCompilers(long pid) {
    return () -> compilers(Path.of("/proc", Long.toString(pid), "task"));
  }

  /** Of nothing, which takes no time. */
  static CpuClock ofNone() {
    return () -> Duration.ZERO;
  }

  /** Of the thread that asks. */
  static CpuClock ofThisThread() {
    return () -> Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  /** What the process {@code root} and all that descend from it have used. */
  static Duration total(long root, Collection<ProcessTimes> processes) {
    Duration total = Duration.ZERO;
    for (ProcessTimes process : processes) {
      if (process.pid() == root) {
        total = total.plus(process.all());
      } else if (process.parent() == root) {
        total = total.plus(total(process.pid(), processes));
      }
    }
    return total;
  }

  private static Duration compilers(Path threads) {
    return times(threads).stream()
        .filter(thread -> thread.name().matches("C[12] Compiler.*"))
        .map(ProcessTimes::own)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static List<ProcessTimes> running() {
    return times(Path.of("/proc"));
  }

  private static List<ProcessTimes> times(Path folder) {
    try (Stream<Path> processes = Files.list(folder)) {
      var times = new ArrayList<ProcessTimes>();
      processes
          .filter(one -> Character.isDigit(one.getFileName().toString().charAt(0)))
          .forEach(one -> read(one, times));
      return times;
    } catch (IOException e) {
      throw new IllegalStateException(folder + " cannot be read", e);
    }
  }

  private static void read(Path folder, List<ProcessTimes> into) {
    try {
      into.add(ProcessTimes.parse(Files.readString(folder.resolve("stat"))));
    } catch (IOException endedMeanwhile) {
      // Its time is its parent's by now.
    }
  }
}
