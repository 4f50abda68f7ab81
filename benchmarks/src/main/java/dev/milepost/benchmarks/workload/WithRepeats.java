package dev.milepost.benchmarks.workload;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;

/** What an iterator gives, and every tenth of it once more, a good deal later. */
public final class WithRepeats<T> implements Iterator<T> {

  private static final int EVERY = 10;

  private final Iterator<T> once;
  private final int later;
  private final Queue<Repeat<T>> repeats = new ArrayDeque<>();
  private long given;

  /**
   * @param later how many new ones come at least between the two
   */
  public WithRepeats(Iterator<T> once, int later) {
    this.once = once;
    this.later = later;
  }

  /** How many there are in all when {@code once} are given once. */
  public static long countOf(long once) {
    return once + (once + EVERY - 1) / EVERY;
  }

  @Override
  public boolean hasNext() {
    return once.hasNext() || !repeats.isEmpty();
  }

  @Override
  public T next() {
    Repeat<T> oldest = repeats.peek();
    if (oldest != null && (given >= oldest.due() || !once.hasNext())) {
      return repeats.remove().what();
    }
    T next = once.next();
    if (given++ % EVERY == 0) {
      repeats.add(new Repeat<>(next, given + later));
    }
    return next;
  }

  private record Repeat<T>(T what, long due) {}
}
