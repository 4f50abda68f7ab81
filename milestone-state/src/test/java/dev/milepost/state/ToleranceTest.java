package dev.milepost.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToleranceTest {

  @Test
  void silenceMayLastTwoAndAHalfTimesWhatIsUsualAndAWeekAtLeast() {
    assertThat(Tolerance.ofSilence(5)).isEqualTo(12);
    assertThat(Tolerance.ofSilence(1)).isEqualTo(7);
  }

  @Test
  void whoIsNotKnownYetHasTwoWeeks() {
    assertThat(Tolerance.ofSilence(null)).isEqualTo(14);
  }
}
