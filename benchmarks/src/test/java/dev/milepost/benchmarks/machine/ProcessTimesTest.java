package dev.milepost.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTimesTest {

  private static final String AFTER_THE_NAME =
      " S 17 42 42 0 -1 4194560 900 80 0 0 150 50 30 20 20 0 1 0 100 4096 10 0";

  @Test
  void readsWhatAProcessAndItsEndedChildrenHaveUsed() {
    var times = ProcessTimes.parse("42 (postgres)" + AFTER_THE_NAME);

    assertThat(times)
        .isEqualTo(
            new ProcessTimes(42, "postgres", 17, Duration.ofSeconds(2), Duration.ofMillis(500)));
  }

  @Test
  void isNotMisledByBracketsAndSpacesInAName() {
    var times = ProcessTimes.parse("42 (a) S 1 (b))" + AFTER_THE_NAME);

    assertThat(times.name()).isEqualTo("a) S 1 (b)");
    assertThat(times.parent()).isEqualTo(17);
    assertThat(times.own()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void addsUpAllThatDescendFromAProcessAndNothingElse() {
    var processes =
        List.of(
            process(1, 0, 500, 0),
            process(10, 1, 100, 40),
            process(11, 10, 20, 3),
            process(12, 11, 7, 0),
            process(20, 1, 90, 90));

    assertThat(CpuClock.total(10, processes)).isEqualTo(Duration.ofMillis(170));
  }

  @Test
  void findsThatThisProcessHasUsedSomething() {
    assertThat(CpuClock.ofTree(ProcessHandle.current().pid()).used()).isPositive();
  }

  @Test
  void findsThatTheCompilersOfThisProcessHaveUsedAPartOfThat() {
    long self = ProcessHandle.current().pid();

    assertThat(CpuClock.ofCompilers(self).used())
        .isPositive()
        .isLessThan(CpuClock.ofTree(self).used());
  }

  private static ProcessTimes process(long pid, long parent, long own, long ofEnded) {
    return new ProcessTimes(pid, "any", parent, Duration.ofMillis(own), Duration.ofMillis(ofEnded));
  }
}
