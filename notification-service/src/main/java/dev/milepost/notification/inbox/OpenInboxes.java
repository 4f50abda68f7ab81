package dev.milepost.notification.inbox;

import dev.milepost.edge.problem.Problem;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The pages of this instance that hear of their inbox. Ends them before the server stops. */
@Component
class OpenInboxes implements SmartLifecycle {

  /** Of the 8,192 connections that Tomcat takes; the rest is for everything else. */
  private static final int MOST = 6_000;

  private static final Duration WHEN_FULL = Duration.ofSeconds(30);

  private final Set<Open> all = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  /**
   * Whoever opens one closes it. Of each there is news at first.
   *
   * @throws Problem 503 when too many are open, or the instance is about to stop
   */
  Open open(Set<UUID> learners) {
    if (!running || all.size() >= MOST) {
      throw Problem.unavailable(WHEN_FULL, new IllegalStateException("no more open inboxes"));
    }
    var open = new Open(learners);
    all.add(open);
    return open;
  }

  /**
   * @param learners whose inboxes may have changed; empty for anybody's
   */
  void changed(Set<UUID> learners) {
    for (Open open : all) {
      if (learners.isEmpty() || !Collections.disjoint(open.learners, learners)) {
        open.news.release();
      }
    }
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    all.forEach(Open::close);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** One page that hears. */
  final class Open implements AutoCloseable {

    private final Set<UUID> learners;
    private final Semaphore news = new Semaphore(1);
    private volatile boolean closed;

    private Open(Set<UUID> learners) {
      this.learners = learners;
    }

    Set<UUID> learners() {
      return learners;
    }

    /** Waits for news, and takes all there is as one; false when there was none in that time. */
    boolean await(Duration longest) throws InterruptedException {
      boolean heard = news.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
      news.drainPermits();
      return heard;
    }

    boolean isOpen() {
      return !closed;
    }

    @Override
    public void close() {
      closed = true;
      all.remove(this);
      news.release();
    }
  }
}
