package dev.milepost.benchmarks.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.benchmarks.results.Invalid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CohortOnScreenTest {

  private final List<Long> taken = new ArrayList<>();
  private final CohortOnScreen cohort = new CohortOnScreen(3, 0, taken::add);

  @Test
  void aReportCountsFromWhenItWasDueUntilEachPageShowsSoMany() {
    cohort.opened(40);
    cohort.opened(40);
    cohort.posts(0, 1_000);
    cohort.posts(1, 2_000);
    cohort.posts(2, 3_000);

    cohort.shown(40, 42, 2_500);
    assertThat(taken).containsExactly(1_500L, 500L);
    cohort.shown(42, 43, 3_100);
    assertThat(cohort.isComplete()).isFalse();
    cohort.shown(40, 43, 4_000);
    assertThat(taken).containsExactly(1_500L, 500L, 100L, 3_000L, 2_000L, 1_000L);
    assertThat(cohort.isComplete()).isTrue();
  }

  @Test
  void whatWarmsUpIsShownAndNotMeasured() {
    var warm = new CohortOnScreen(2, 1, taken::add);
    warm.opened(7);
    warm.posts(0, 1_000);
    assertThat(warm.isWarm()).isFalse();
    warm.shown(7, 8, 9_000);
    assertThat(warm.isWarm()).isTrue();
    assertThat(taken).isEmpty();
    warm.posts(1, 9_000);
    warm.shown(8, 9, 9_500);
    assertThat(taken).containsExactly(500L);
    assertThat(warm.isComplete()).isTrue();
  }

  @Test
  void pagesThatBeginDifferentlyAreNoMeasurement() {
    cohort.opened(40);
    assertThatThrownBy(() -> cohort.opened(41)).isInstanceOf(Invalid.class);
  }
}
