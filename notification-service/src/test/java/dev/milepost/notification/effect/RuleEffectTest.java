package dev.milepost.notification.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.rules.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleEffectTest {

  /** Half of the learners did {@code least} milestones, the others one more; a message each. */
  private static Group group(int learners, int least, int left) {
    long half = learners / 2;
    long total = half * least + (learners - half) * (least + 1L);
    long squares = half * least * least + (learners - half) * (least + 1L) * (least + 1L);
    return new Group(
        learners,
        learners,
        learners,
        new Sums(total, squares, total),
        new Sums(learners - half, learners - half, learners - half),
        new Sums(left, left, left),
        left,
        0);
  }

  private static RuleEffect effect(Group written, Group leftOut) {
    return RuleEffect.of(Rule.OVERDUE, List.of(new Pair(written, leftOut)));
  }

  @Test
  void theVerdictIsInPlainWords() {
    assertThat(effect(group(80, 1, 0), group(80, 0, 0)).verdict()).isEqualTo("helps");
    assertThat(effect(group(80, 0, 0), group(80, 1, 0)).verdict()).isEqualTo("may-harm");
    assertThat(effect(group(80, 1, 0), group(80, 1, 0)).verdict()).isEqualTo("no-difference");
  }

  @Test
  void ofTooFewNothingIsSaidButTheirNumbers() {
    var few = effect(group(500, 3, 0), group(29, 0, 0));
    assertThat(few.verdict()).isEqualTo("too-few");
    assertThat(few.milestones()).isNull();
    assertThat(few.left()).isNull();
    assertThat(few.leftOut().learners()).isEqualTo(29);
    assertThat(effect(group(500, 3, 0), group(30, 0, 0)).verdict()).isEqualTo("helps");
  }

  @Test
  void moreWhoTurnThemOffIsSaidBesideTheVerdict() {
    assertThat(effect(group(400, 1, 40), group(60, 0, 0)).morePeopleLeave()).isTrue();
    assertThat(effect(group(400, 1, 1), group(60, 0, 0)).morePeopleLeave()).isFalse();
    // Nobody of sixty is no proof of nobody at all.
    assertThat(effect(group(400, 1, 20), group(60, 0, 0)).morePeopleLeave()).isFalse();
  }

  @Test
  void whereHardlyAnythingIsDoneNothingIsSaid() {
    var idle = new Sums(0, 0, 0);
    var nobody = new Group(270, 270, 270, idle, idle, idle, 0, 0);
    var none = new Group(30, 30, 30, idle, idle, idle, 0, 0);
    assertThat(effect(nobody, none).verdict()).isEqualTo("too-few");
    assertThat(effect(nobody, none).milestones()).isNull();
    var nine = new Sums(9, 9, 9);
    var some = new Group(270, 270, 270, nine, nine, idle, 0, 0);
    assertThat(effect(some, none).verdict()).isEqualTo("too-few");
  }

  @Test
  void allIntervalsShareOneScaleWithZeroInItsMiddle() {
    var chart =
        EffectChart.of(
            List.of(
                effect(group(80, 1, 0), group(80, 0, 0)),
                effect(group(80, 1, 0), group(80, 1, 0)),
                effect(group(5, 1, 0), group(80, 1, 0))));
    assertThat(chart.lines())
        .extracting(line -> line.mark() == null)
        .containsExactly(false, false, true);
    var first = chart.lines().getFirst().mark();
    var second = chart.lines().get(1).mark();
    assertThat(first.high()).isEqualTo(96);
    assertThat(first.low()).isBetween(50.0, first.middle());
    assertThat(second.middle()).isEqualTo(50);
  }
}
