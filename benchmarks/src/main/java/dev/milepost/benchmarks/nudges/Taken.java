package dev.milepost.benchmarks.nudges;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a mail server has taken since it was last told to forget. Thread-safe. */
final class Taken {

  private final Set<String> ids = ConcurrentHashMap.newKeySet();
  private final AtomicLong messages = new AtomicLong();
  private volatile String last = "";

  /**
   * @param id its Message-ID
   * @param message the whole, with its header
   */
  void note(String id, String message) {
    ids.add(id);
    messages.incrementAndGet();
    last = message;
  }

  void forget() {
    ids.clear();
    messages.set(0);
  }

  Count count() {
    return new Count(messages.get(), ids.size());
  }

  /** The one that was taken last, of those that are forgotten, too; empty before there was any. */
  String last() {
    return last;
  }

  /**
   * @param messages as often as they came
   * @param different Message-IDs
   */
  record Count(long messages, long different) {

    static Count parse(String words) {
      String[] parts = words.split(" ");
      return new Count(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public String toString() {
      return messages + " " + different;
    }
  }
}
