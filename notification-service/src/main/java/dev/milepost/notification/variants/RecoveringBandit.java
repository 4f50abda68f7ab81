package dev.milepost.notification.variants;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among wordings so that the better ones come more often, as Yancey and Settles propose for
 * notifications that recur (A Sleeping, Recovering Bandit Algorithm for Optimizing Recurring
 * Notifications, KDD 2020). Pure: the same seed and knowledge give the same choice.
 *
 * <ul>
 *   <li>Sleeping: only what fits this message takes part, and each is held against what else there
 *       was ({@link Tally#advantage}), not against messages to which it did not fit.
 *   <li>Recovering: what this reader was written in lately counts for less, and recovers.
 *   <li>The chances follow the scores softly, and none falls below a share, so that one goes on
 *       learning and every weight stays bounded.
 * </ul>
 */
final class RecoveringBandit {

  /** How many comparisons the assumption weighs that all wordings are alike. */
  static final double PRIOR = 40;

  /** How much less a wording counts right after its reader saw it, in shares of what is usual. */
  static final double WORN = 0.1;

  static final Duration HALF_RECOVERED = Duration.ofDays(10);

  /** Differences of the score that make a chance e times as large. */
  static final double TEMPERATURE = 0.06;

  /** The share of messages whose wording is drawn evenly. */
  static final double EXPLORED = 0.1;

  private RecoveringBandit() {}

  /**
   * @param awake the wordings that fit, one at least
   * @param known what is known of them; what is missing is as good as any
   * @param seen how long ago this reader last had one; missing for what they never had
   */
  static Choice choose(
      Collection<String> awake, Map<String, Tally> known, Map<String, Duration> seen, long seed) {
    SortedMap<String, Double> chances = chances(awake, known, seen);
    double drawn = new SplittableRandom(seed).nextDouble();
    double passed = 0;
    for (var one : chances.entrySet()) {
      passed += one.getValue();
      if (drawn < passed) {
        return new Choice(one.getKey(), chances);
      }
    }
    return new Choice(chances.lastKey(), chances);
  }

  /** Each is at least its even part of {@link #EXPLORED}. */
  static SortedMap<String, Double> chances(
      Collection<String> awake, Map<String, Tally> known, Map<String, Duration> seen) {
    var strengths = new TreeMap<String, Double>();
    for (String one : awake) {
      double score = known.getOrDefault(one, Tally.NONE).advantage() - worn(seen.get(one));
      strengths.put(one, Math.exp(score / TEMPERATURE));
    }
    double all = strengths.values().stream().mapToDouble(Double::doubleValue).sum();
    double even = EXPLORED / strengths.size();
    strengths.replaceAll((one, strength) -> even + (1 - EXPLORED) * strength / all);
    return strengths;
  }

  private static double worn(@Nullable Duration ago) {
    return ago == null
        ? 0
        : WORN * Math.pow(0.5, (double) ago.toSeconds() / HALF_RECOVERED.toSeconds());
  }
}
