package dev.milepost.notification.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.variants.Simulation.Period;
import dev.milepost.notification.variants.Simulation.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final List<Period> LEARNING = Simulation.run(Strategy.LEARNING, true);
  private static final List<Period> EVENLY = Simulation.run(Strategy.EVENLY, true);
  private static final List<Period> BEST = Simulation.run(Strategy.ALWAYS_THE_BEST, true);

  @Test
  void theBetterWordingIsFoundAndComesMoreAndMoreOften() {
    assertThat(EVENLY).extracting(Period::bestOfHundred).allMatch(share -> share < 45);
    assertThat(LEARNING.getFirst().bestOfHundred()).isBetween(60.0, 80.0);
    assertThat(LEARNING.getLast().bestOfHundred()).isGreaterThan(80);
  }

  /** Of what drawing evenly loses against who knows the best wording from the beginning. */
  @Test
  void whatIsLostMeanwhileBecomesLittle() {
    assertThat(lost(0)).isLessThan(0.6);
    assertThat(lost(Simulation.PERIODS - 1)).isLessThan(0.4);
    double all = sum(LEARNING);
    assertThat(all).isGreaterThan(sum(EVENLY));
    assertThat((sum(BEST) - all) / sum(BEST)).isLessThan(0.04);
  }

  private static double lost(int period) {
    double best = BEST.get(period).answeredOfHundred();
    return (best - LEARNING.get(period).answeredOfHundred())
        / (best - EVENLY.get(period).answeredOfHundred());
  }

  private static double sum(List<Period> periods) {
    return periods.stream().mapToDouble(Period::answeredOfHundred).sum();
  }

  @Test
  void whoNeverAnswersIsPushedLessAndLess() {
    assertThat(LEARNING.getLast().wastedAWeek())
        .isLessThan(0.3)
        .isLessThan(LEARNING.getFirst().wastedAWeek() / 3);
    assertThat(Simulation.run(Strategy.LEARNING, false).getLast().wastedAWeek()).isGreaterThan(2);
  }

  @Test
  void theFiguresStandInTheDocumentation() throws IOException {
    assertThat(Files.readString(Path.of("../docs/variants.md"))).contains(Simulation.table());
  }
}
