package dev.milepost.notification;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Does a piece of work again and again on a thread of its own: at once while there is more, else
 * after a pause. Work that throws, errors included, is tried again without limit, ever more slowly
 * up to 5 s, and logged once until it works again. Unhealthy while it fails, and when the thread
 * has ended without being stopped.
 */
public final class RepeatedWork implements SmartLifecycle, HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(RepeatedWork.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final String name;
  private final Duration pause;
  private final BooleanSupplier work;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Throwable failure;

  /**
   * @param work does one step; true when there is more to do at once
   */
  public RepeatedWork(String name, Duration pause, BooleanSupplier work) {
    this.name = name;
    this.pause = pause;
    this.work = work;
  }

  @Override
  public synchronized void start() {
    if (thread == null) {
      // Known before it runs, since it ends as soon as it finds itself replaced.
      Thread worker = Thread.ofPlatform().name(name).unstarted(this::run);
      thread = worker;
      worker.start();
    }
  }

  /** Lets the step that is under way come to its end, for 20 s at most. */
  @Override
  public synchronized void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      LockSupport.unpark(running);
      try {
        running.join(Duration.ofSeconds(20));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public Health health() {
    Thread worker = thread;
    if (worker != null && worker.getState() == Thread.State.TERMINATED) {
      return Health.down().withDetail("failure", "thread ended").build();
    }
    Throwable last = failure;
    return last == null
        ? Health.up().build()
        : Health.down().withDetail("failure", last.getClass().getSimpleName()).build();
  }

  private void run() {
    Duration wait = pause;
    while (Thread.currentThread() == thread) {
      try {
        boolean more = work.getAsBoolean();
        wait = more ? Duration.ZERO : pause;
        recovered();
      } catch (Throwable e) {
        wait = longer(wait);
        failed(e);
      }
      if (wait.isPositive() && Thread.currentThread() == thread) {
        LockSupport.parkNanos(this, wait.toNanos());
      }
    }
  }

  private Duration longer(Duration wait) {
    Duration doubled = wait.isZero() ? pause : wait.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private void recovered() {
    if (failure != null) {
      log.info("{} works again", name);
      failure = null;
    }
  }

  private void failed(Throwable e) {
    boolean first = failure == null;
    failure = e;
    if (first) {
      log.warn("{} failed and will be tried again", name, e);
    }
  }
}
