package dev.milepost.notification.effect;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far two means by message lie apart, with the interval that holds the true difference in 95 of
 * 100 cases. Pure.
 *
 * <p>Messages to one learner are not independent of each other, so the variances are those of
 * learners ({@link Group#variance}), and the interval is Welch's: Student's, with the degrees of
 * freedom of Welch and Satterthwaite. Of several cohorts each is compared within itself, since they
 * differ in their learners and in the shares that they leave out; the differences are then
 * averaged, by how much each tells.
 *
 * @param written the mean of who got a message
 * @param leftOut the mean of who was left out
 * @param degrees of freedom; the more, the more the interval can be relied on
 */
record Difference(
    double written, double leftOut, double difference, double low, double high, double degrees) {

  /** The normal distribution's quantile for a two-sided interval of 95 percent. */
  private static final double Z = 1.959963984540054;

  /** Empty where nothing can be compared: no pair has two learners on both sides. */
  static Optional<Difference> between(List<Pair> pairs, Function<Group, Sums> measure) {
    List<Pair> comparable = pairs.stream().filter(Pair::isComparable).toList();
    double weights = comparable.stream().mapToDouble(Pair::weight).sum();
    if (comparable.isEmpty()) {
      return Optional.empty();
    }
    var average = new Average();
    for (Pair pair : comparable) {
      average.add(pair, pair.weight() / weights, measure);
    }
    return Optional.of(average.difference());
  }

  /**
   * Student's quantile for a two-sided interval of 95 percent, by the expansion of Cornish and
   * Fisher (Abramowitz and Stegun 26.7.5); exact to four digits from ten degrees on.
   */
  static double quantile(double degrees) {
    double z2 = Z * Z;
    double g1 = Z * (z2 + 1) / 4;
    double g2 = Z * ((5 * z2 + 16) * z2 + 3) / 96;
    double g3 = Z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    double g4 = Z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
    return Z + (g1 + (g2 + (g3 + g4 / degrees) / degrees) / degrees) / degrees;
  }

  private static final class Average {

    private double written;
    private double leftOut;
    private double variance;
    private double spread;

    void add(Pair pair, double share, Function<Group, Sums> measure) {
      written += share * pair.written().mean(measure.apply(pair.written()));
      leftOut += share * pair.leftOut().mean(measure.apply(pair.leftOut()));
      add(pair.written(), share, measure);
      add(pair.leftOut(), share, measure);
    }

    private void add(Group group, double share, Function<Group, Sums> measure) {
      double part = share * share * group.variance(measure.apply(group));
      variance += part;
      spread += part * part / (group.learners() - 1);
    }

    Difference difference() {
      double degrees = spread == 0 ? Double.MAX_VALUE : variance * variance / spread;
      double half = quantile(degrees) * Math.sqrt(variance);
      double middle = written - leftOut;
      return new Difference(written, leftOut, middle, middle - half, middle + half, degrees);
    }
  }
}
