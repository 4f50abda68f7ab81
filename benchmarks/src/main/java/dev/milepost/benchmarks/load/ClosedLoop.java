package dev.milepost.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that each make their next request as soon as the last is answered: how many requests get
 * through at most.
 */
public record ClosedLoop(int clients, Duration time) {

  /**
   * @return how many requests were answered
   * @throws IllegalStateException when one failed
   */
  public long run(Request request) {
    long end = System.nanoTime() + time.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<Long>>(clients);
      for (int client = 0; client < clients; client++) {
        all.add(threads.submit(() -> makeUntil(end, request)));
      }
      long made = 0;
      for (Future<Long> one : all) {
        made += one.get();
      }
      return made;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a request failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long makeUntil(long end, Request request) throws Exception {
    long made = 0;
    while (System.nanoTime() < end) {
      request.make();
      made++;
    }
    return made;
  }

  /** One request, until it is answered. */
  @FunctionalInterface
  public interface Request {
    void make() throws Exception;
  }
}
