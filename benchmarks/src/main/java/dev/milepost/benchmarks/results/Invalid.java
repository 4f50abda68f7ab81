package dev.milepost.benchmarks.results;

/** What came out differs from what went in, so nothing that was measured means anything. */
public final class Invalid extends RuntimeException {

  private static final long serialVersionUID = 1;

  public Invalid(String difference) {
    super(difference);
  }

  public static void unlessEqual(String what, long expected, long actual) {
    if (expected != actual) {
      throw new Invalid("%s: expected %,d, found %,d".formatted(what, expected, actual));
    }
  }
}
