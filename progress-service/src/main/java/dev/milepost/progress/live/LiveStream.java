package dev.milepost.progress.live;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What one open dashboard has still to be sent: at most one content, the newest. Whoever reads
 * slowly skips what is between, and nobody waits for anybody. Thread-safe.
 */
final class LiveStream implements AutoCloseable {

  private final WatchedCohort cohort;
  private final Locale locale;
  private final Consumer<LiveStream> onClose;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private LiveContent newest = LiveContent.NOTHING;
  private boolean open = true;

  /**
   * @param onClose called once
   */
  LiveStream(WatchedCohort cohort, Locale locale, Consumer<LiveStream> onClose) {
    this.cohort = cohort;
    this.locale = locale;
    this.onClose = onClose;
  }

  Locale locale() {
    return locale;
  }

  WatchedCohort cohort() {
    return cohort;
  }

  /** Offers {@code content}, unless something newer has come meanwhile. */
  void begin(LiveContent content) {
    lock.lock();
    try {
      if (newest == LiveContent.NOTHING) {
        offer(content);
      }
    } finally {
      lock.unlock();
    }
  }

  void offer(LiveContent content) {
    lock.lock();
    try {
      newest = content;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is something else than {@code sent}.
   *
   * @return {@code sent} itself when nothing came in that time, or when it was closed
   */
  LiveContent awaitAfter(LiveContent sent, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (open && left > 0 && isSame(newest, sent)) {
        left = news.awaitNanos(left);
      }
      return open && !isSame(newest, sent) ? newest : sent;
    } finally {
      lock.unlock();
    }
  }

  private static boolean isSame(LiveContent newest, LiveContent sent) {
    return newest == LiveContent.NOTHING || newest.id().equals(sent.id());
  }

  boolean isOpen() {
    lock.lock();
    try {
      return open;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!open) {
        return;
      }
      open = false;
      news.signalAll();
    } finally {
      lock.unlock();
    }
    onClose.accept(this);
  }
}
