package dev.milepost.progress.reporting;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses which of the keys that there are was meant by one that there is not. */
final class MeantKey {

  private static final int SOME = 3;

  /** Keys are shorter than this; what is longer resembles none. */
  private static final int LONGEST = 80;

  private MeantKey() {}

  /**
   * What would be right, in words: the one key that is near, else a few of those that there are.
   */
  static String hint(String given, List<String> keys) {
    return nearest(given, keys)
        .map("did you mean %s?"::formatted)
        .orElseGet(
            () -> "such as " + String.join(", ", keys.subList(0, Math.min(SOME, keys.size()))));
  }

  /** The key with the fewest slips of the pen, unless more than a third of it differs. */
  private static Optional<String> nearest(String given, List<String> keys) {
    String wanted = given.toLowerCase(Locale.ROOT);
    return given.length() > LONGEST
        ? Optional.empty()
        : keys.stream()
            .map(key -> new Guess(key, slips(wanted, key)))
            .filter(guess -> guess.slips() <= Math.max(1, guess.key().length() / 3))
            .min(Comparator.comparingInt(Guess::slips))
            .map(Guess::key);
  }

  /**
   * Letters to insert, drop, replace or swap with their neighbour (the restricted
   * Damerau-Levenshtein distance).
   */
  private static int slips(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j - 1] + other, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }

  private record Guess(String key, int slips) {}
}
