package dev.milepost.progress.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.signals.CohortsChanged;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The dashboards that are open at this instance. A cohort is watched while anybody looks at it.
 * Streams are closed before the web server waits for its requests to end.
 */
@Component
class LiveDashboards implements SmartLifecycle {

  /** Of the 8,192 connections that Tomcat takes; the rest is for everything else. */
  private static final int MOST = 6_000;

  /** Of the pool's ten connections. */
  private static final int READING_AT_ONCE = 2;

  private static final int MOST_POLLED = 200;
  private static final Duration POLLED_FOR = Duration.ofSeconds(2);
  private static final Duration WHEN_FULL = Duration.ofSeconds(30);

  private final LiveFigures figures;
  private final LiveMetrics metrics;
  private final Semaphore reading = new Semaphore(READING_AT_ONCE, true);
  private final Map<UUID, Watch> watches = new HashMap<>();
  private final Cache<Polled, LiveContent> polled =
      Caffeine.newBuilder().maximumSize(MOST_POLLED).expireAfterWrite(POLLED_FOR).build();
  private boolean running;

  LiveDashboards(LiveFigures figures, LiveMetrics metrics) {
    this.figures = figures;
    this.metrics = metrics;
  }

  /**
   * A stream of what the dashboard shows, beginning with all of it; close it.
   *
   * @throws Problem 503 when too many are open already, or the instance is about to stop
   */
  synchronized LiveStream open(UUID cohort, Locale locale) {
    if (!running || metrics.streams() >= MOST) {
      throw Problem.unavailable(WHEN_FULL, new IllegalStateException("no more live dashboards"));
    }
    WatchedCohort watched = watches.computeIfAbsent(cohort, this::watch).cohort();
    var stream = new LiveStream(watched, locale, this::closed);
    metrics.opened();
    watched.add(stream);
    return stream;
  }

  /**
   * What the dashboard shows, at most two seconds old, for browsers to which no stream gets
   * through.
   */
  LiveContent now(UUID cohort, Locale locale) {
    return polled.get(
        new Polled(cohort, locale),
        wanted -> {
          metrics.read();
          return figures
              .read(cohort)
              .map(read -> figures.render(read, locale, LiveContent.NOTHING))
              .orElse(LiveContent.NOTHING);
        });
  }

  private Watch watch(UUID cohort) {
    var watched = new WatchedCohort(cohort, figures, reading, metrics);
    return new Watch(watched, Thread.ofVirtual().name("live-" + cohort).start(watched));
  }

  private synchronized void closed(LiveStream stream) {
    metrics.closed();
    WatchedCohort cohort = stream.cohort();
    if (cohort.remove(stream)) {
      Watch watch = watches.remove(cohort.id());
      if (watch != null) {
        watch.thread().interrupt();
      }
    }
  }

  @EventListener
  synchronized void changed(CohortsChanged changed) {
    watches.forEach(
        (id, watch) -> {
          if (changed.touches(id)) {
            watch.cohort().changed();
          }
        });
  }

  @Override
  public synchronized void start() {
    running = true;
  }

  @Override
  public void stop() {
    List<Watch> open;
    synchronized (this) {
      running = false;
      open = List.copyOf(watches.values());
    }
    open.forEach(watch -> watch.cohort().closeAll());
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  private record Polled(UUID cohort, Locale locale) {}

  private record Watch(WatchedCohort cohort, Thread thread) {}
}
