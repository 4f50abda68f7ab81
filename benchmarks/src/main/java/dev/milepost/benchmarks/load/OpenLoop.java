package dev.milepost.benchmarks.load;

import dev.milepost.benchmarks.results.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests that come when they come, as those of people who do not know of each other: at
 * independent moments (a Poisson process), however long those before take. The time of each counts
 * from the moment at which it was due, so that what had to wait for a late one has waited, too (Gil
 * Tene, "How NOT to Measure Latency": coordinated omission).
 *
 * @param perSecond on average
 * @param time for how long
 * @param seed of the moments
 */
public record OpenLoop(double perSecond, Duration time, long seed) {

  private static final double NANOS_A_SECOND = 1e9;

  /** How many requests there will be. */
  public int requests() {
    return (int) Math.round(perSecond * time.toNanos() / NANOS_A_SECOND);
  }

  /**
   * Makes each request on a virtual thread of its own, and returns when the last has ended.
   *
   * @param request given its number, from 0
   * @throws IllegalStateException when one failed
   */
  public Latencies run(Request request) {
    return run((number, due) -> request.make(number));
  }

  /**
   * The same for whoever has to know when each was due.
   *
   * @throws IllegalStateException when one failed
   */
  public Latencies run(DueRequest request) {
    long[] nanos = new long[requests()];
    var random = new SplittableRandom(seed);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>(nanos.length);
      double due = System.nanoTime();
      for (int number = 0; number < nanos.length; number++) {
        due -= Math.log(1 - random.nextDouble()) / perSecond * NANOS_A_SECOND;
        int current = number;
        long from = (long) due;
        sleepUntil(from);
        all.add(
            threads.submit(
                () -> {
                  request.make(current, from);
                  nanos[current] = System.nanoTime() - from;
                  return true;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a request failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Latencies.of(nanos);
  }

  private static void sleepUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** One request. */
  @FunctionalInterface
  public interface Request {
    void make(int number) throws Exception;
  }

  /** One request, and the {@link System#nanoTime} at which it was due. */
  @FunctionalInterface
  public interface DueRequest {
    void make(int number, long due) throws Exception;
  }
}
