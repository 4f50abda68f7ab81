package dev.milepost.roadmap.authoring;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name was meant by an unknown one. */
final class Nearest {

  private Nearest() {}

  /** The known name with the fewest slips of the pen, unless more than a third of it differs. */
  static Optional<String> to(String name, Collection<String> known) {
    String wanted = clipped(name).toLowerCase(Locale.ROOT);
    return known.stream()
        .map(candidate -> new Guess(candidate, slips(wanted, candidate.toLowerCase(Locale.ROOT))))
        .filter(guess -> guess.slips() <= Math.max(1, guess.name().length() / 3))
        .min(Comparator.comparingInt(Guess::slips))
        .map(Guess::name);
  }

  /** A sentence that starts with a space, or nothing. */
  static String suggestion(String name, Collection<String> known) {
    return to(name, known).map(" Did you mean `%s`?"::formatted).orElse("");
  }

  /** Keys and field names are shorter than this; what is longer resembles none. */
  private static String clipped(String name) {
    return name.length() > 80 ? name.substring(0, 80) : name;
  }

  /**
   * Letters to insert, drop, replace or swap with their neighbour (the restricted
   * Damerau-Levenshtein distance).
   */
  static int slips(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j - 1] + same, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }

  private record Guess(String name, int slips) {}
}
