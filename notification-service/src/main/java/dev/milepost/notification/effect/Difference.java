package dev.milepost.notification.effect;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How far two means by message lie apart, with the interval that holds the true difference in 95 of
 * 100 cases. Pure.
 *
 * <p>Messages to one learner are not independent of each other, so the variances are those of
 * learners ({@link Sample#variance}), and the interval is Welch's: Student's, with the degrees of
 * freedom of Welch and Satterthwaite. Of several cohorts each is compared within itself, since they
 * differ in their learners and in the shares that they leave out; the differences are then
 * averaged, by how much each tells.
 *
 * <p>A side on which little has happened seems to know its mean better than it does; one on which
 * nothing has, to know it for certain. Of counts such a side is taken to vary no less than both
 * sides do together; shares get Agresti and Caffo's made-up learners on both sides.
 *
 * @param written the mean of who got a message
 * @param leftOut the mean of who was left out
 * @param degrees of freedom; the more, the more the interval can be relied on
 */
record Difference(
    double written, double leftOut, double difference, double low, double high, double degrees) {

  /** The normal distribution's quantile for a two-sided interval of 95 percent. */
  private static final double Z = 1.959963984540054;

  /**
   * Where less than this has happened on a side, at one message a learner, how much its learners
   * differ is not known from it alone.
   */
  private static final int FEW = 50;

  /**
   * Of counts by message. Empty where nothing can be compared: no pair has two learners on both
   * sides.
   */
  static Optional<Difference> between(List<Pair> pairs, Function<Group, Sums> measure) {
    return average(pairs, (pair, _) -> Means.ofCounts(pair, measure));
  }

  /** The same of shares of messages. */
  static Optional<Difference> betweenShares(List<Pair> pairs, Function<Group, Sums> measure) {
    return average(pairs, (pair, share) -> Means.ofShares(pair, measure, share));
  }

  private static Optional<Difference> average(
      List<Pair> pairs, BiFunction<Pair, Double, Means> means) {
    List<Pair> comparable = pairs.stream().filter(Pair::isComparable).toList();
    double weights = comparable.stream().mapToDouble(Pair::weight).sum();
    if (comparable.isEmpty()) {
      return Optional.empty();
    }
    var average = new Average();
    for (Pair pair : comparable) {
      double share = pair.weight() / weights;
      average.add(means.apply(pair, share), share);
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

  /** The means of one pair, and where and how surely they lie. */
  private record Means(
      Sample written, Sample leftOut, double middle, double variance, double spread) {

    static Means ofCounts(Pair pair, Function<Group, Sums> measure) {
      Sample written = pair.written().sample(measure);
      Sample leftOut = pair.leftOut().sample(measure);
      return of(
          written,
          leftOut,
          written,
          leftOut,
          variance(written, leftOut),
          variance(leftOut, written));
    }

    /**
     * @param part of the made-up learners: all pairs together get one of each kind a side
     */
    static Means ofShares(Pair pair, Function<Group, Sums> measure, double part) {
      Sample written = pair.written().sample(measure);
      Sample leftOut = pair.leftOut().sample(measure);
      Sample one = written.withMadeUp(part);
      Sample other = leftOut.withMadeUp(part);
      return of(written, leftOut, one, other, one.variance(), other.variance());
    }

    private static Means of(
        Sample written, Sample leftOut, Sample one, Sample other, double ofOne, double ofOther) {
      return new Means(
          written,
          leftOut,
          one.mean() - other.mean(),
          ofOne + ofOther,
          ofOne * ofOne / (one.learners() - 1) + ofOther * ofOther / (other.learners() - 1));
    }

    private static double variance(Sample side, Sample other) {
      return side.mean() * side.learners() < FEW
          ? Math.max(side.variance(), side.varianceWith(other))
          : side.variance();
    }
  }

  private static final class Average {

    private double written;
    private double leftOut;
    private double middle;
    private double variance;
    private double spread;

    void add(Means pair, double share) {
      written += share * pair.written().mean();
      leftOut += share * pair.leftOut().mean();
      middle += share * pair.middle();
      variance += share * share * pair.variance();
      spread += Math.pow(share, 4) * pair.spread();
    }

    Difference difference() {
      double degrees = spread == 0 ? Double.MAX_VALUE : variance * variance / spread;
      double half = quantile(degrees) * Math.sqrt(variance);
      return new Difference(
          written, leftOut, written - leftOut, middle - half, middle + half, degrees);
    }
  }
}
