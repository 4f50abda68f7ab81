package dev.milepost.benchmarks.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** How a figure varied from round to round. */
public record Spread(double median, double min, double max) {

  /**
   * @throws IllegalArgumentException when there are none
   */
  public static Spread of(DoubleStream figures) {
    double[] sorted = figures.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    return new Spread(median(sorted), sorted[0], sorted[sorted.length - 1]);
  }

  public static <T> Spread of(List<T> of, ToDoubleFunction<T> figure) {
    return of(of.stream().mapToDouble(figure));
  }

  /** To so many significant digits, for a reader. */
  public Spread rounded(int digits) {
    return new Spread(round(median, digits), round(min, digits), round(max, digits));
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }

  private static double round(double figure, int digits) {
    return new BigDecimal(figure).round(new MathContext(digits)).doubleValue();
  }
}
