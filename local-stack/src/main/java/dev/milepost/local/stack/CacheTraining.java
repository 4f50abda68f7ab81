package dev.milepost.local.stack;

import dev.milepost.local.install.BootApplication;
import dev.milepost.local.process.Launch;
import dev.milepost.local.process.PartProcess;
import dev.milepost.local.process.Sentinel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the AOT caches that are missing, one after the other, in runs of the applications beside
 * the ready stack. They have the lowest priority and end before the applications would open a port.
 * Nobody waits for them: a start without a cache is only slower.
 */
public final class CacheTraining implements AutoCloseable {

  private final Sentinel sentinel;
  private final Thread thread;
  private volatile @Nullable Process running;
  private volatile boolean closed;

  private CacheTraining(
      Map<String, BootApplication> applications,
      Function<String, PartProcess> parts,
      Sentinel sentinel) {
    this.sentinel = sentinel;
    this.thread = Thread.ofPlatform().daemon().unstarted(() -> trainAll(applications, parts));
  }

  static CacheTraining begin(
      Map<String, BootApplication> applications,
      Function<String, PartProcess> parts,
      Sentinel sentinel) {
    var training = new CacheTraining(applications, parts, sentinel);
    training.thread.start();
    return training;
  }

  /** Ends the training; what is not complete is made another time. */
  @Override
  public void close() {
    closed = true;
    Process process = running;
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private void trainAll(
      Map<String, BootApplication> applications, Function<String, PartProcess> parts) {
    applications.forEach(
        (name, application) -> {
          if (!closed && !application.hasCache()) {
            train(parts.apply(name), application);
          }
        });
  }

  private void train(PartProcess part, BootApplication application) {
    try {
      Launch launch = part.part().prepare();
      var command = new ArrayList<>(List.of("nice", "-n", "19"));
      command.addAll(application.trainingRun().command());
      var builder =
          new ProcessBuilder(command)
              .directory(launch.workingFolder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(application.trainingLog().toFile());
      builder.environment().putAll(launch.environment());
      Process process = builder.start();
      running = process;
      sentinel.guard(process, "KILL");
      int exit = process.waitFor();
      sentinel.release(process);
      if (exit == 0) {
        application.keepCache();
      }
    } catch (IOException e) {
      System.getLogger("milepost")
          .log(System.Logger.Level.WARNING, "No AOT cache for " + part.part().name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
