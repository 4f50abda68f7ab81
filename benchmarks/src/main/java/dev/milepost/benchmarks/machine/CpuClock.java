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

  private static List<ProcessTimes> running() {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      var times = new ArrayList<ProcessTimes>();
      processes
          .filter(folder -> Character.isDigit(folder.getFileName().toString().charAt(0)))
          .forEach(folder -> read(folder, times));
      return times;
    } catch (IOException e) {
      throw new IllegalStateException("/proc cannot be read", e);
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
