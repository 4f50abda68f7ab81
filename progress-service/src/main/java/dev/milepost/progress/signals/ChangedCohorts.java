package dev.milepost.progress.signals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Collects which cohorts have changed and tells all instances through PostgreSQL's NOTIFY, a few
 * times a second however many changes there are. That happens in a transaction of its own: in the
 * one that records, NOTIFY would make all commits wait for each other. Nothing is told twice
 * because of a failure, and what is lost when the process ends is caught by whoever looks slowly.
 */
@Component
public class ChangedCohorts implements SmartLifecycle {

  static final String CHANNEL = "cohorts_changed";

  /** Instead of ids: any cohort may have changed. */
  static final String ANY = "*";

  private static final Logger log = LoggerFactory.getLogger(ChangedCohorts.class);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  /** Of 36 letters and a comma each; a payload has less than 8,000 bytes. */
  private static final int IDS_A_PAYLOAD = 200;

  private static final int MOST_PAYLOADS = 10;

  private final JdbcClient jdbc;
  private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
  private final Semaphore any = new Semaphore(0);
  private volatile boolean running;
  private volatile Thread teller = Thread.currentThread();

  ChangedCohorts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Call it once the change is committed. Takes no time to speak of, and throws nothing. */
  public void add(Collection<UUID> cohorts) {
    if (changed.addAll(cohorts)) {
      any.release();
    }
  }

  private void tell() {
    try {
      while (running) {
        any.acquire();
        any.drainPermits();
        tellNow();
        Thread.sleep(BETWEEN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellNow() {
    var taken = new HashSet<UUID>();
    changed.removeIf(taken::add);
    try {
      jdbc.sql("select pg_notify(:channel, payload) from unnest(:payloads::text[]) as payload")
          .param("channel", CHANNEL)
          .param("payloads", payloads(List.copyOf(taken)).toArray(String[]::new))
          .query((row, number) -> true)
          .list();
    } catch (DataAccessException | CannotCreateTransactionException e) {
      // Whoever listens looks again by itself; and while the database is away nothing changes.
      log.atDebug().setCause(e).log("no cohort's change could be told");
    }
  }

  static List<String> payloads(List<UUID> cohorts) {
    if (cohorts.size() > IDS_A_PAYLOAD * MOST_PAYLOADS) {
      return List.of(ANY);
    }
    var payloads = new ArrayList<String>();
    for (int from = 0; from < cohorts.size(); from += IDS_A_PAYLOAD) {
      payloads.add(
          cohorts.subList(from, Math.min(from + IDS_A_PAYLOAD, cohorts.size())).stream()
              .map(UUID::toString)
              .collect(Collectors.joining(",")));
    }
    return payloads;
  }

  @Override
  public void start() {
    running = true;
    teller = Thread.ofVirtual().name("cohort-signals-teller").start(this::tell);
  }

  @Override
  public void stop() {
    running = false;
    teller.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
