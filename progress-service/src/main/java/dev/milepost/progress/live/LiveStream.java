package dev.milepost.progress.live;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one open dashboard has still to be sent: at most one content, the newest. Whoever reads
 * slowly skips what is between, and nobody waits for anybody. Thread-safe.
 */
final class LiveStream implements AutoCloseable {

  private final WatchedCohort cohort;
  private final Locale locale;
  private final Reader reader;
  private final Consumer<LiveStream> onClose;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private LiveContent newest = LiveContent.NOTHING;
  private boolean open = true;
  private boolean ended;

  /**
   * @param onClose called once
   */
  LiveStream(WatchedCohort cohort, Locale locale, Reader reader, Consumer<LiveStream> onClose) {
    this.cohort = cohort;
    this.locale = locale;
    this.reader = reader;
    this.onClose = onClose;
  }

  Locale locale() {
    return locale;
  }

  Reader reader() {
    return reader;
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

  /** Closes it for good: its reader may hear no more. */
  void end() {
    lock.lock();
    try {
      ended = true;
    } finally {
      lock.unlock();
    }
    close();
  }

  boolean isEnded() {
    lock.lock();
    try {
      return ended;
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

  /**
   * By what somebody may listen.
   *
   * @param mentor who must go on mentoring the cohort; null for an admin
   * @param session that must go on; null for who has none
   */
  record Reader(@Nullable UUID mentor, @Nullable String session) {}
}
