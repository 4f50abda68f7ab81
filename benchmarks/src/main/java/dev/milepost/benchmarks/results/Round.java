package dev.milepost.benchmarks.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One run of each contestant, close together in time, so that what slows the machine down for a
 * while slows all of them.
 *
 * @param runs by the contestant's name, in the order in which they ran
 */
public record Round(int number, Map<String, Run> runs) {

  public Round {
    runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
  }

  /**
   * @throws IllegalArgumentException when no such contestant ran
   */
  public Run run(String contestant) {
    Run run = runs.get(contestant);
    if (run == null) {
      throw new IllegalArgumentException("no contestant " + contestant);
    }
    return run;
  }

  /**
   * How one contestant's figure compares with another's, paired by round: of each round its own
   * ratio, and then the spread of these.
   */
  public static Spread ratio(
      List<Round> rounds, String of, String to, ToDoubleFunction<Run> figure) {
    return Spread.of(
        rounds, round -> figure.applyAsDouble(round.run(of)) / figure.applyAsDouble(round.run(to)));
  }

  /** How a contestant's figure varied. */
  public static Spread spread(List<Round> rounds, String of, ToDoubleFunction<Run> figure) {
    return Spread.of(rounds, round -> figure.applyAsDouble(round.run(of)));
  }
}
