package dev.milepost.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WithRepeatsTest {

  private final List<Integer> given = new ArrayList<>();

  @Test
  void givesEveryTenthOnceMoreAndNothingElse() {
    give(95, 20);

    assertThat(given).hasSize((int) WithRepeats.countOf(95)).hasSize(105);
    for (int one = 0; one < 95; one++) {
      assertThat(Collections.frequency(given, one)).isEqualTo(one % 10 == 0 ? 2 : 1);
    }
  }

  @Test
  void givesARepeatOnlyWhenSoManyNewOnesHaveCome() {
    give(100, 20);

    assertThat(given.subList(0, 22)).containsExactlyElementsOf(firstTwentyOneAndTheRepeat());
  }

  @Test
  void givesTheLastRepeatsAtTheEnd() {
    give(11, 1_000);

    assertThat(given.subList(11, 13)).containsExactly(0, 10);
  }

  @Test
  void countsNothingOfNothing() {
    assertThat(WithRepeats.countOf(0)).isZero();
  }

  private static List<Integer> firstTwentyOneAndTheRepeat() {
    var expected = new ArrayList<>(IntStream.range(0, 21).boxed().toList());
    expected.add(0);
    return expected;
  }

  private void give(int once, int later) {
    new WithRepeats<>(IntStream.range(0, once).iterator(), later).forEachRemaining(given::add);
  }
}
