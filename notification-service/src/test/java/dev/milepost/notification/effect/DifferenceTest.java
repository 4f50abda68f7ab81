package dev.milepost.notification.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  /** Hours of sleep gained with two drugs, in tenths (Student 1908; R has them as sleep). */
  private static final int[][] SLEEP = {
    {7, -16, -2, -12, -1, 34, 37, 8, 0, 20}, {19, 8, 11, 1, -1, 44, 55, 16, 46, 34}
  };

  /** What one learner did after each of their messages. */
  private record Learner(int... milestones) {}

  private static Group group(List<Learner> learners) {
    return learners.stream()
        .map(
            one -> {
              long messages = one.milestones().length;
              long total = IntStream.of(one.milestones()).sum();
              var sums = new Sums(total, total * total, total * messages);
              return new Group(1, messages, messages * messages, sums, sums, sums, 0, 0);
            })
        .reduce(Group.NONE, Group::plus);
  }

  private static List<Learner> learners(int count, IntFunction<Learner> one) {
    return IntStream.range(0, count).mapToObj(one).toList();
  }

  private static Difference between(Pair... pairs) {
    return Difference.between(List.of(pairs), Group::milestones).orElseThrow();
  }

  @Test
  void withAMessageEachItIsWelchsTest() {
    var pair =
        new Pair(
            group(learners(10, place -> new Learner(SLEEP[0][place]))),
            group(learners(10, place -> new Learner(SLEEP[1][place]))));
    Difference found = between(pair);
    assertThat(found.written()).isEqualTo(7.5, within(1e-9));
    assertThat(found.leftOut()).isEqualTo(23.3, within(1e-9));
    assertThat(found.degrees()).isEqualTo(17.776, within(1e-3));
    assertThat(found.low()).isEqualTo(-33.65483, within(1e-3));
    assertThat(found.high()).isEqualTo(2.05483, within(1e-3));
  }

  @Test
  void theQuantilesAreStudents() {
    assertThat(Difference.quantile(10)).isEqualTo(2.228139, within(2e-4));
    assertThat(Difference.quantile(30)).isEqualTo(2.042272, within(1e-5));
    assertThat(Difference.quantile(Double.MAX_VALUE)).isEqualTo(1.959964, within(1e-6));
  }

  @Test
  void severalMessagesToOneLearnerAreOneWitness() {
    var once =
        new Pair(
            group(learners(40, place -> new Learner(place % 3))),
            group(learners(40, place -> new Learner(place % 2))));
    var fourTimes =
        new Pair(
            group(learners(40, place -> four(place % 3))),
            group(learners(40, place -> four(place % 2))));
    assertThat(between(fourTimes)).isEqualTo(between(once));
  }

  private static Learner four(int milestones) {
    return new Learner(milestones, milestones, milestones, milestones);
  }

  /**
   * Learners differ in how much they do and in how often they are written to, those who do little
   * more often, and few are left out.
   */
  @Test
  void ninetyFiveOfAHundredIntervalsHoldTheTrueDifference() {
    var random = new Random(26);
    int runs = 2000;
    long held =
        IntStream.range(0, runs)
            .mapToObj(
                run ->
                    between(
                        new Pair(
                            group(learners(160, place -> learner(random))),
                            group(learners(40, place -> learner(random))))))
            .filter(found -> found.low() <= 0 && found.high() >= 0)
            .count();
    assertThat((double) held / runs).isBetween(0.93, 0.97);
  }

  /** Of what seldom happens, with a tenth of the learners left out. */
  @Test
  void whereThereIsNoDifferenceOneIsSeldomSeenHoweverRareWhatIsCounted() {
    var random = new Random(35);
    for (double share : new double[] {0.01, 0.02, 0.05, 0.2}) {
      for (int leftOut : new int[] {30, 100}) {
        int runs = 1000;
        long above = 0;
        long below = 0;
        for (int run = 0; run < runs; run++) {
          Difference found = alike(share, leftOut, random);
          above += found.low() > 0 ? 1 : 0;
          below += found.high() < 0 ? 1 : 0;
        }
        assertThat((double) above / runs).as("%s of %s", share, leftOut).isLessThan(0.04);
        assertThat((double) below / runs).as("%s of %s", share, leftOut).isLessThan(0.04);
      }
    }
  }

  private static Difference alike(double share, int leftOut, Random random) {
    var pair =
        new Pair(
            group(learners(9 * leftOut, place -> one(share, random))),
            group(learners(leftOut, place -> one(share, random))));
    return Difference.betweenShares(List.of(pair), Group::anyMilestone).orElseThrow();
  }

  private static Learner one(double share, Random random) {
    return new Learner(random.nextDouble() < share ? 1 : 0);
  }

  /** The same of counts, where enough is to be expected that anything is said at all. */
  @Test
  void aSideOnWhichLittleHappenedIsNotTakenToBeSureOfIt() {
    var random = new Random(36);
    int runs = 2000;
    long seen = 0;
    for (int run = 0; run < runs; run++) {
      var pair =
          new Pair(
              group(learners(270, place -> new Learner(poisson(0.25, random)))),
              group(learners(30, place -> new Learner(poisson(0.25, random)))));
      Difference found = between(pair);
      boolean told = pair.expected(Group::milestones) >= 5;
      seen += told && (found.low() > 0 || found.high() < 0) ? 1 : 0;
    }
    assertThat((double) seen / runs).isLessThan(0.05);
  }

  /** In a good interval of shares, Agresti and Caffo's, nobody at all is not for certain. */
  @Test
  void nobodyOnBothSidesIsNotForCertain() {
    var pair =
        new Pair(
            group(learners(40, place -> new Learner(0))),
            group(learners(40, place -> new Learner(0))));
    Difference found = Difference.betweenShares(List.of(pair), Group::left).orElseThrow();
    assertThat(found.difference()).isZero();
    assertThat(found.low()).isNegative();
    assertThat(found.high()).isPositive();
  }

  /** Made-up learners in each of them would make small sides look alike. */
  @Test
  void manySmallCohortsTellAsMuchAsALargeOne() {
    var small =
        new Pair(
            group(learners(45, place -> new Learner(place % 2))),
            group(learners(5, place -> new Learner(place == 0 ? 1 : 0))));
    var many = Difference.betweenShares(Collections.nCopies(40, small), Group::left).orElseThrow();
    assertThat(many.difference()).isEqualTo(22.0 / 45 - 0.2, within(1e-9));
    assertThat((many.low() + many.high()) / 2).isEqualTo(many.difference(), within(0.01));
    assertThat(many.low()).isPositive();
  }

  private static Learner learner(Random random) {
    double eagerness = 0.2 + random.nextDouble() * 1.6;
    int messages = eagerness < 0.8 ? 1 + random.nextInt(4) : 1 + random.nextInt(2);
    return new Learner(
        IntStream.range(0, messages).map(message -> poisson(eagerness, random)).toArray());
  }

  private static int poisson(double mean, Random random) {
    int count = 0;
    for (double left = Math.exp(mean); (left *= random.nextDouble()) > 1; ) {
      count++;
    }
    return count;
  }

  /** Thrown together, the eager cohort that leaves out many would make the messages look bad. */
  @Test
  void eachCohortIsComparedWithinItself() {
    var lazy =
        new Pair(
            group(learners(90, place -> new Learner(place % 2))),
            group(learners(10, place -> new Learner(place % 2))));
    var eager =
        new Pair(
            group(learners(50, place -> new Learner(4 + place % 2))),
            group(learners(50, place -> new Learner(4 + place % 2))));
    Difference found = between(lazy, eager);
    assertThat(found.difference()).isEqualTo(0, within(1e-9));
    assertThat(found.low()).isNegative();
    assertThat(found.high()).isPositive();
  }

  @Test
  void whereNobodyIsLeftOutThereIsNothingToCompare() {
    var alone = new Pair(group(learners(40, place -> new Learner(1))), Group.NONE);
    assertThat(Difference.between(List.of(alone), Group::milestones)).isEmpty();
  }
}
