package dev.milepost.local.stack;

import dev.milepost.local.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Lets another process of the same user ask the supervisor to restart a part: the request is a file
 * named like the part, the answer is that the file is gone, or that it holds why it could not be.
 */
public final class Requests {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path folder;

  public Requests(Home home) {
    this.folder = home.run().resolve("restart");
  }

  /** Does what was asked for since the last call. */
  public void serve(Stack stack) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var requests = Files.newDirectoryStream(folder)) {
      for (Path request : requests) {
        if (Files.size(request) == 0) {
          restart(request, stack);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void restart(Path request, Stack stack) throws IOException {
    try {
      var part = stack.part(request.getFileName().toString());
      part.stop();
      part.start();
      Files.delete(request);
    } catch (StartFailure | IllegalArgumentException e) {
      Files.writeString(request, e.getMessage());
    }
  }

  /**
   * Asks for a restart and returns when the part is ready again.
   *
   * @throws StartFailure when it is not
   */
  public void restart(String part) {
    Path request = folder.resolve(part);
    try {
      Files.createDirectories(folder);
      Files.write(request, new byte[0]);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (Files.exists(request)) {
        if (Files.size(request) > 0 || System.nanoTime() > deadline) {
          String answer = Files.readString(request);
          Files.deleteIfExists(request);
          throw new StartFailure(answer.isEmpty() ? part + " is not ready yet." : answer);
        }
        Thread.sleep(LOOK_EVERY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
