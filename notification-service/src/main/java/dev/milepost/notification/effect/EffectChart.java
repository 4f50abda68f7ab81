package dev.milepost.notification.effect;

import dev.milepost.notification.effect.RuleEffect.Interval;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Differences as dots on their intervals, one below the other on one scale with zero in its middle.
 * Places are shares of the width in percent.
 */
record EffectChart(List<Line> lines) {

  private static final double MIDDLE = 50;

  /** What is left free at both ends, so that no interval touches the edge. */
  private static final double WIDTH = 46;

  /** So that the tiniest differences do not fill the width. */
  private static final double SMALLEST = 0.05;

  static EffectChart of(List<RuleEffect> rules) {
    double widest =
        rules.stream()
            .flatMap(rule -> Stream.ofNullable(rule.milestones()))
            .mapToDouble(found -> Math.max(Math.abs(found.low()), Math.abs(found.high())))
            .reduce(SMALLEST, Math::max);
    return new EffectChart(
        rules.stream().map(rule -> new Line(rule, Mark.of(rule.milestones(), widest))).toList());
  }

  /**
   * @param mark null for too few
   */
  record Line(RuleEffect rule, @Nullable Mark mark) {}

  record Mark(double low, double middle, double high) {

    static @Nullable Mark of(@Nullable Interval found, double widest) {
      return found == null
          ? null
          : new Mark(
              place(found.low(), widest),
              place(found.difference(), widest),
              place(found.high(), widest));
    }

    private static double place(double value, double widest) {
      return Math.round((MIDDLE + WIDTH * value / widest) * 100) / 100.0;
    }
  }
}
