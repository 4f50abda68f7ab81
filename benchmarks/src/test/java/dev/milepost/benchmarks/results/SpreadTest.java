package dev.milepost.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void theMedianOfAnOddNumberIsTheMiddleOne() {
    assertThat(Spread.of(DoubleStream.of(9, 1, 4))).isEqualTo(new Spread(4, 1, 9));
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(Spread.of(DoubleStream.of(8, 1, 2, 4))).isEqualTo(new Spread(3, 1, 8));
  }

  @Test
  void oneFigureIsAllThreeAtOnce() {
    assertThat(Spread.of(DoubleStream.of(5))).isEqualTo(new Spread(5, 5, 5));
  }

  @Test
  void thereIsNoSpreadOfNothing() {
    assertThatThrownBy(() -> Spread.of(DoubleStream.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isRoundedToSignificantDigits() {
    assertThat(new Spread(123_456, 0.00123456, 9.99996).rounded(5))
        .isEqualTo(new Spread(123_460, 0.0012346, 10));
  }
}
