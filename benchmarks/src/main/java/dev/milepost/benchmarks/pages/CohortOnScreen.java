package dev.milepost.benchmarks.pages;

import dev.milepost.benchmarks.results.Invalid;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is posted to one cohort and what its open pages show of it. The n-th report counts as shown
 * on a page as soon as that shows n events more than at the beginning: reports of one moment may be
 * recorded in another order, which makes one of them look as much later as the other looks sooner.
 * Thread-safe.
 */
final class CohortOnScreen {

  private final AtomicLongArray due;
  private final AtomicIntegerArray pages;
  private final AtomicInteger opened = new AtomicInteger();
  private final int warmUps;
  private final LongConsumer taken;
  private volatile @Nullable Integer base;

  /**
   * @param reports how many will be posted
   * @param warmUps how many of them, the first, are not measured
   * @param taken hears for each other report and page how many nanoseconds it took
   */
  CohortOnScreen(int reports, int warmUps, LongConsumer taken) {
    this.warmUps = warmUps;
    this.due = new AtomicLongArray(reports);
    this.pages = new AtomicIntegerArray(reports);
    this.taken = taken;
  }

  /**
   * @param today events that a page showed when it was opened
   */
  void opened(int today) {
    Integer known = base;
    if (known != null && known != today) {
      throw new Invalid("two pages of one cohort begin with %d and %d".formatted(known, today));
    }
    base = today;
    opened.incrementAndGet();
  }

  int openPages() {
    return opened.get();
  }

  /**
   * @param nanoTime when the report, counted from 0, was due; told before it is posted
   */
  void posts(int report, long nanoTime) {
    due.set(report, nanoTime);
  }

  /** A page that showed {@code before} events shows {@code now}. */
  void shown(int before, int now, long nanoTime) {
    Integer from = base;
    if (from == null) {
      throw new IllegalStateException("no page is open");
    }
    for (int report = before - from; report < now - from; report++) {
      if (report >= warmUps) {
        taken.accept(nanoTime - due.get(report));
      }
      pages.incrementAndGet(report);
    }
  }

  /** Whether all pages show every report. */
  boolean isComplete() {
    return isShown(pages.length());
  }

  /** Whether all pages show those that are not measured. */
  boolean isWarm() {
    return isShown(warmUps);
  }

  private boolean isShown(int reports) {
    for (int report = 0; report < reports; report++) {
      if (pages.get(report) < opened.get()) {
        return false;
      }
    }
    return true;
  }
}
