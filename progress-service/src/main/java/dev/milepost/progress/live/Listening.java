package dev.milepost.progress.live;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Passes on to one reader what a stream brings, until it is closed or the reader may not listen.
 */
final class Listening {

  private static final Duration BEAT = Duration.ofSeconds(15);

  private final LiveStream stream;
  private final EventWriter events;
  private final BooleanSupplier mayStillListen;
  private final Duration recheck;
  private long checkedAt = System.nanoTime();

  /**
   * @param recheck how often it is asked whether the reader may still listen
   */
  Listening(
      LiveStream stream, EventWriter events, BooleanSupplier mayStillListen, Duration recheck) {
    this.stream = stream;
    this.events = events;
    this.mayStillListen = mayStillListen;
    this.recheck = recheck;
  }

  /**
   * @param had the id of the content that the reader has; empty for none
   * @throws IOException when the reader is gone
   */
  void from(String had) throws IOException, InterruptedException {
    var sent = new LiveContent(had, LiveContent.NOTHING.fragments());
    Duration longest = BEAT.compareTo(recheck) < 0 ? BEAT : recheck;
    while (stream.isOpen()) {
      LiveContent next = stream.awaitAfter(sent, longest);
      if (!isAllowed()) {
        events.ended();
        return;
      }
      if (next == sent) {
        events.beat();
      } else {
        events.change(next, sent);
        sent = next;
      }
    }
  }

  private boolean isAllowed() {
    if (System.nanoTime() - checkedAt < recheck.toNanos()) {
      return true;
    }
    checkedAt = System.nanoTime();
    return mayStillListen.getAsBoolean();
  }
}
