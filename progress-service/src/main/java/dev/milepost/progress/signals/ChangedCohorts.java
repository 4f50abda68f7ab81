package dev.milepost.progress.signals;

import dev.milepost.messaging.Signals;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects which cohorts have changed and tells all instances by {@link Signals}, a few times a
 * second however many changes there are. That happens in a transaction of its own: in the one that
 * records, NOTIFY would make all commits wait for each other. Nothing is told twice because of a
 * failure, and what is lost when the process ends is caught by whoever looks slowly.
 */
@Component
public class ChangedCohorts implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ChangedCohorts.class);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final Signals signals;
  private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
  private final Semaphore any = new Semaphore(0);
  private volatile boolean running;
  private volatile Thread teller = Thread.currentThread();

  ChangedCohorts(Signals signals) {
    this.signals = signals;
  }

  /** Call it once the change is committed. Takes no time to speak of, and throws nothing. */
  public void add(Collection<UUID> cohorts) {
    if (changed.addAll(cohorts)) {
      any.release();
    }
  }

  /** As {@link #add}, once the transaction that it is called in has committed. */
  public void addOnceCommitted(Collection<UUID> cohorts) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            add(cohorts);
          }
        });
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
      signals.tell(taken);
    } catch (DataAccessException | CannotCreateTransactionException e) {
      // Whoever listens looks again by itself; and while the database is away nothing changes.
      log.atDebug().setCause(e).log("no cohort's change could be told");
    }
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
