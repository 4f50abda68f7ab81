package dev.milepost.roadmap.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class KeptTest {

  @Test
  void whatOnlyOneListHasIsNotKept() {
    assertThat(Kept.inOrder(List.of("a", "b"), List.of("x", "a"))).containsExactly("a");
    assertThat(Kept.inOrder(List.of(), List.of("x"))).isEmpty();
  }

  /** After n items were pulled elsewhere, at most n count as moved, and the rest is in order. */
  @RepeatedTest(20)
  void noMoreMovesAreToldThanWereMade(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    List<String> before = IntStream.range(0, 30).mapToObj(Integer::toString).toList();
    var after = new ArrayList<>(before);
    int moves = random.nextInt(6);
    for (int i = 0; i < moves; i++) {
      after.add(random.nextInt(30), after.remove(random.nextInt(30)));
    }

    var kept = Kept.inOrder(before, after);

    assertThat(kept).hasSizeGreaterThanOrEqualTo(30 - moves);
    var order = after.stream().filter(kept::contains).map(Integer::valueOf).toList();
    var sorted = new ArrayList<>(order);
    Collections.sort(sorted);
    assertThat(order).isEqualTo(sorted);
  }
}
