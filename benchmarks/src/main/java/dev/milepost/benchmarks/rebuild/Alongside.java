package dev.milepost.benchmarks.rebuild;

import dev.milepost.benchmarks.results.Latencies;
import dev.milepost.benchmarks.workload.MilestoneEvents;
import dev.milepost.benchmarks.workload.TopicWriter;
import dev.milepost.events.EventFormat;
import dev.milepost.local.client.Api;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * What goes on while something else is measured, until it is stopped: events come in at a steady
 * rate, and somebody looks at a dashboard ten times a second.
 */
final class Alongside {

  private static final Duration SEND_EVERY = Duration.ofMillis(20);
  private static final Duration READ_EVERY = Duration.ofMillis(100);

  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private final Queue<Long> reads = new ConcurrentLinkedQueue<>();
  private final AtomicLong sent = new AtomicLong();
  private final List<Future<?>> tasks;

  /**
   * @param perSecond events
   * @param dashboard path of what is read; each time counts from the moment at which it was due
   */
  Alongside(
      TopicWriter topic, MilestoneEvents events, int perSecond, Api reader, String dashboard) {
    var format = new EventFormat("/progress-service");
    long each = perSecond * SEND_EVERY.toMillis() / 1_000;
    long begin = System.nanoTime();
    tasks =
        List.of(
            every(
                SEND_EVERY,
                number -> {
                  for (long one = 0; one < each; one++) {
                    topic.send(format.write(events.next()));
                    sent.incrementAndGet();
                  }
                }),
            every(
                READ_EVERY,
                number -> {
                  reader.get(dashboard).orRefusal(200);
                  reads.add(System.nanoTime() - begin - number * READ_EVERY.toNanos());
                }));
  }

  private Future<?> every(Duration time, LongConsumer task) {
    var number = new AtomicLong();
    return threads.scheduleAtFixedRate(
        () -> task.accept(number.getAndIncrement()), 0, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * @return how long the reads took
   * @throws IllegalStateException when anything failed
   */
  Latencies stop() {
    for (Future<?> task : tasks) {
      if (task.isDone()) {
        throw failure(task);
      }
    }
    threads.shutdown();
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Latencies.of(reads.stream().mapToLong(nanos -> nanos).toArray());
  }

  private static IllegalStateException failure(Future<?> task) {
    try {
      task.get();
      return new IllegalStateException("ended by itself");
    } catch (ExecutionException | InterruptedException e) {
      return new IllegalStateException("what went on alongside failed", e);
    }
  }

  long sent() {
    return sent.get();
  }
}
