package dev.milepost.progress.live;

import java.io.IOException;
import java.time.Duration;

/** Passes on to one reader what a stream brings, until it is closed. */
final class Listening {

  private final LiveStream stream;
  private final EventWriter events;
  private final Duration beat;

  /**
   * @param beat how long nothing is said at most
   */
  Listening(LiveStream stream, EventWriter events, Duration beat) {
    this.stream = stream;
    this.events = events;
    this.beat = beat;
  }

  /**
   * @param had the id of the content that the reader has; empty for none
   * @throws IOException when the reader is gone
   */
  void from(String had) throws IOException, InterruptedException {
    var sent = new LiveContent(had, LiveContent.NOTHING.fragments());
    while (stream.isOpen()) {
      LiveContent next = stream.awaitAfter(sent, beat);
      if (next != sent) {
        events.change(next, sent);
        sent = next;
      } else if (stream.isOpen()) {
        events.beat();
      }
    }
    if (stream.isEnded()) {
      events.ended();
    }
  }
}
