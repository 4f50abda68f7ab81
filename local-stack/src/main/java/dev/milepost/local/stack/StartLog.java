package dev.milepost.local.stack;

import java.time.Duration;

/** Hears about each step of a start as it happens. */
@FunctionalInterface
public interface StartLog {

  /** The step named {@code what} is done and took {@code time}. */
  void done(String what, Duration time);

  /** For those who only want to know the result. */
  static StartLog silent() {
    return (what, time) -> {};
  }
}
