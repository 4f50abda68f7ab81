package dev.milepost.progress.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.live.LiveStream.Reader;
import dev.milepost.progress.signals.CohortsChanged;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The dashboards that are open at this instance. A cohort is watched while anybody looks at it, and
 * now and then it is asked of all who look whether they still may. Streams are closed before the
 * web server waits for its requests to end.
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

  private static final Logger log = LoggerFactory.getLogger(LiveDashboards.class);

  private final LiveFigures figures;
  private final ListeningRights rights;
  private final LiveMetrics metrics;
  private final Duration recheck;
  private final Semaphore reading = new Semaphore(READING_AT_ONCE, true);
  private final Map<UUID, Watch> watches = new HashMap<>();
  private final Cache<Polled, LiveContent> polled =
      Caffeine.newBuilder().maximumSize(MOST_POLLED).expireAfterWrite(POLLED_FOR).build();
  private boolean running;
  private @Nullable Thread checking;

  /**
   * @param recheck how long somebody who may not see a cohort any more can still hear of it
   */
  LiveDashboards(
      LiveFigures figures,
      ListeningRights rights,
      LiveMetrics metrics,
      @Value("${milepost.live.recheck:2m}") Duration recheck) {
    this.figures = figures;
    this.rights = rights;
    this.metrics = metrics;
    this.recheck = recheck;
  }

  /**
   * A stream of what the dashboard shows, beginning with all of it; close it.
   *
   * @throws Problem 503 when too many are open already, or the instance is about to stop
   */
  synchronized LiveStream open(UUID cohort, Locale locale, Reader reader) {
    if (!running || metrics.streams() >= MOST) {
      throw Problem.unavailable(WHEN_FULL, new IllegalStateException("no more live dashboards"));
    }
    WatchedCohort watched = watches.computeIfAbsent(cohort, this::watch).cohort();
    var stream = new LiveStream(watched, locale, reader, this::closed);
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
    checking = Thread.ofVirtual().name("live-rights").start(this::checkNowAndThen);
  }

  private void checkNowAndThen() {
    try {
      while (true) {
        Thread.sleep(recheck);
        check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void check() {
    List<LiveStream> open = streams();
    if (open.isEmpty()) {
      return;
    }
    try {
      rights.lost(open).forEach(LiveStream::end);
    } catch (DataAccessException e) {
      log.atWarn().setCause(e).log("readers come back by themselves, and are asked about then");
      open.forEach(LiveStream::close);
    }
  }

  private synchronized List<LiveStream> streams() {
    return watches.values().stream().flatMap(watch -> watch.cohort().streams()).toList();
  }

  @Override
  public void stop() {
    List<Watch> open;
    synchronized (this) {
      running = false;
      if (checking != null) {
        checking.interrupt();
      }
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
