package dev.milepost.notification.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.rules.Rule;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HoldoutTest {

  private static final UUID COHORT = new UUID(3, 3);

  private static Stream<UUID> learners(int count) {
    var random = new Random(11);
    return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong())).limit(count);
  }

  private static long heldOut(int percent) {
    return learners(10_000)
        .filter(learner -> Holdout.holds(COHORT, learner, Rule.OVERDUE, percent))
        .count();
  }

  @Test
  void theShareIsWhatItIsSaidToBe() {
    assertThat(heldOut(0)).isZero();
    assertThat(heldOut(10)).isBetween(900L, 1100L);
    assertThat(heldOut(50)).isBetween(4800L, 5200L);
  }

  @Test
  void whoIsHeldOutStaysSoInALargerShare() {
    assertThat(learners(1000))
        .allSatisfy(
            learner ->
                assertThat(Holdout.holds(COHORT, learner, Rule.SILENCE, 10))
                    .matches(held -> !held || Holdout.holds(COHORT, learner, Rule.SILENCE, 30)));
  }

  /** Written down, so that nobody changes it unseen: it has to survive every release. */
  @Test
  void itIsTheSameForGood() {
    UUID learner = new UUID(1, 1);
    assertThat(Holdout.holds(COHORT, learner, Rule.OVERDUE, 36)).isTrue();
    assertThat(Holdout.holds(COHORT, learner, Rule.OVERDUE, 35)).isFalse();
    assertThat(Holdout.holds(COHORT, learner, Rule.STAGE_DUE_SOON, 23)).isTrue();
    assertThat(Holdout.holds(COHORT, learner, Rule.STAGE_DUE_SOON, 22)).isFalse();
  }
}
