package dev.milepost.notification;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Two that work side by side, one step at a time: whose turn it is, is drawn by lot. The same seed
 * draws the same lots. Who waits for the other to let go of something is waited for only shortly.
 */
public final class Turns {

  private static final long PATIENCE_MILLIS = 2;

  private final Random lots;
  private final int often;
  private final Runnable atAnyStep;
  private volatile Executor others = Runnable::run;
  private int turn;
  private int working = 2;

  /**
   * @param often at about one step in so many, something else happens besides
   * @param atAnyStep what that is
   */
  public Turns(long seed, int often, Runnable atAnyStep) {
    this.lots = new Random(seed);
    this.often = often;
    this.atAnyStep = atAnyStep;
  }

  /** Returns when both have come to their end. */
  public void take(Runnable one, Runnable other) {
    try (var threads = Executors.newCachedThreadPool()) {
      others = threads;
      var both =
          List.of(
              CompletableFuture.runAsync(() -> work(0, one), threads),
              CompletableFuture.runAsync(() -> work(1, other), threads));
      both.forEach(CompletableFuture::join);
    }
  }

  private void work(int me, Runnable work) {
    try {
      Steps.watch(() -> step(me), work);
    } finally {
      end();
    }
  }

  private void step(int me) {
    if (draw(me)) {
      // Not in the transaction of the one who makes the step.
      CompletableFuture.runAsync(atAnyStep, others).join();
    }
    awaitTurn(me);
  }

  private synchronized boolean draw(int me) {
    turn = lots.nextBoolean() ? me : 1 - me;
    notifyAll();
    return lots.nextInt(often) == 0;
  }

  private synchronized void awaitTurn(int me) {
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    try {
      while (turn != me && working == 2 && System.nanoTime() < deadline) {
        wait(PATIENCE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    turn = me;
  }

  private synchronized void end() {
    working--;
    notifyAll();
  }
}
