package dev.milepost.notification;

/**
 * Lets a test come in between the steps of what goes on: before and after each statement, each
 * commit, and each word to the mail server. Only in threads that are watched, and in those that
 * they start; nobody else notices.
 */
public final class Steps {

  private static final InheritableThreadLocal<Runnable> BETWEEN = new InheritableThreadLocal<>();

  private Steps() {}

  /** Does {@code work}, and {@code between} before and after each of its steps. */
  public static void watch(Runnable between, Runnable work) {
    BETWEEN.set(between);
    try {
      work.run();
    } finally {
      BETWEEN.remove();
    }
  }

  /** What is done in between is not watched itself. */
  public static void step() {
    Runnable between = BETWEEN.get();
    if (between != null) {
      BETWEEN.remove();
      try {
        between.run();
      } finally {
        BETWEEN.set(between);
      }
    }
  }

  static boolean areWatched() {
    return BETWEEN.get() != null;
  }

  /** The process has ended at this step: whoever comes by here later does not any more. */
  public static final class Death extends Error {

    private static final long serialVersionUID = 1;
  }

  /** Dies at a step, counted from 1. */
  public static final class DeathAt implements Runnable {

    private final int last;
    private int steps;

    public DeathAt(int last) {
      this.last = last;
    }

    @Override
    public synchronized void run() {
      steps++;
      if (steps >= last) {
        throw new Death();
      }
    }
  }
}
