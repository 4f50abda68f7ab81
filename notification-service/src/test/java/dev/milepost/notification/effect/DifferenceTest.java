package dev.milepost.notification.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
