package dev.milepost.progress.live;

import dev.milepost.progress.live.LiveFigures.Figures;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One cohort at which somebody looks. Its figures are read once for each change, and now and then
 * without one, since a signal may be lost and a day may end. From one reading to the next it takes
 * 300 ms at least, and twice as long as a reading takes; what it has waited for other cohorts
 * counts as part of that, so that the more there is to do, the less anybody waits for nothing.
 */
final class WatchedCohort implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(WatchedCohort.class);
  private static final Duration BETWEEN = Duration.ofMillis(300);

  /** As what a reading would have taken, so that it is tried again twice as long after it. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private static final Duration WITHOUT_SIGNAL = Duration.ofSeconds(30);

  private final UUID id;
  private final LiveFigures figures;
  private final Semaphore reading;
  private final LiveMetrics metrics;
  private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
  private final Map<Locale, LiveContent> contents = new ConcurrentHashMap<>();
  private final Semaphore changes = new Semaphore(1);

  /**
   * @param reading how many cohorts may be read at once
   */
  WatchedCohort(UUID id, LiveFigures figures, Semaphore reading, LiveMetrics metrics) {
    this.id = id;
    this.figures = figures;
    this.reading = reading;
    this.metrics = metrics;
  }

  UUID id() {
    return id;
  }

  /** What is known already is sent at once; a language that nobody had before is read for. */
  void add(LiveStream stream) {
    streams.add(stream);
    LiveContent known = contents.get(stream.locale());
    if (known == null) {
      changed();
    } else {
      stream.begin(known);
    }
  }

  /** Whether it was the last one. */
  boolean remove(LiveStream stream) {
    streams.remove(stream);
    return streams.isEmpty();
  }

  Stream<LiveStream> streams() {
    return streams.stream();
  }

  void changed() {
    changes.release();
  }

  void closeAll() {
    streams.forEach(LiveStream::close);
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        awaitSignalForAWhile();
        long from = System.nanoTime();
        long taken = push();
        long rest = Math.max(BETWEEN.toNanos(), 2 * taken) - (System.nanoTime() - from);
        if (rest > 0) {
          TimeUnit.NANOSECONDS.sleep(rest);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Any number of signals are one change. */
  private void awaitSignalForAWhile() throws InterruptedException {
    if (changes.tryAcquire(WITHOUT_SIGNAL.toMillis(), TimeUnit.MILLISECONDS)) {
      changes.drainPermits();
    }
  }

  /** How long it took once it was this cohort's turn, in nanoseconds. */
  private long push() throws InterruptedException {
    reading.acquire();
    long from = System.nanoTime();
    try {
      // What is signalled up to now is in what is read now.
      changes.drainPermits();
      metrics.read();
      figures.read(id).ifPresentOrElse(this::push, this::closeAll);
    } catch (RuntimeException e) {
      // The database is away, say, or was too busy. What was signalled is still to be shown.
      changed();
      log.atWarn().addKeyValue("cohort", id).setCause(e).log("a live dashboard was not refreshed");
      return AFTER_FAILURE.toNanos();
    } finally {
      reading.release();
    }
    return System.nanoTime() - from;
  }

  /** A language that nobody reads any more is forgotten, or it would begin with what was then. */
  private void push(Figures read) {
    Set<Locale> locales = streams.stream().map(LiveStream::locale).collect(Collectors.toSet());
    contents.keySet().retainAll(locales);
    locales.forEach(locale -> push(read, locale));
  }

  private void push(Figures read, Locale locale) {
    LiveContent before = contents.getOrDefault(locale, LiveContent.NOTHING);
    LiveContent now = figures.render(read, locale, before);
    contents.put(locale, now);
    streams.stream()
        .filter(stream -> stream.locale().equals(locale))
        .forEach(stream -> stream.offer(now));
  }
}
