package dev.milepost.notification.variants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecoveringBanditTest {

  private static final List<String> BOTH = List.of("a", "b");

  /** After so many messages in each of two wordings, with these shares of answers. */
  private static Map<String, Tally> known(int each, double a, double b) {
    Tally one = Tally.NONE;
    Tally other = Tally.NONE;
    for (int message = 0; message < each; message++) {
      boolean answeredOne = message < a * each;
      boolean answeredOther = message < b * each;
      one = one.withChosen(0.5, answeredOne).withAnother(0.5, answeredOther);
      other = other.withChosen(0.5, answeredOther).withAnother(0.5, answeredOne);
    }
    return Map.of("a", one, "b", other);
  }

  private static double chanceOfA(Map<String, Tally> known, Map<String, Duration> seen) {
    return RecoveringBandit.chances(BOTH, known, seen).get("a");
  }

  @Test
  void whatIsNotKnownIsDrawnEvenly() {
    assertThat(RecoveringBandit.chances(List.of("a", "b", "c"), Map.of(), Map.of()).values())
        .allSatisfy(chance -> assertThat(chance).isEqualTo(1.0 / 3, within(1e-9)));
  }

  @Test
  void whatIsAnsweredMoreComesMoreTheMoreSoTheMoreIsKnown() {
    double early = chanceOfA(known(20, 0.4, 0.3), Map.of());
    double late = chanceOfA(known(500, 0.4, 0.3), Map.of());
    assertThat(early).isGreaterThan(0.5).isLessThan(late);
    assertThat(late).isBetween(0.85, 0.95);
  }

  @Test
  void nothingIsGivenUpForGood() {
    assertThat(chanceOfA(known(10_000, 0.0, 0.9), Map.of())).isEqualTo(0.05, within(1e-6));
    assertThat(chanceOfA(known(100, 0.0, 0.0), Map.of())).isEqualTo(0.5, within(1e-9));
  }

  @Test
  void whatTheReaderSawLatelyRestsAndRecovers() {
    double today = chanceOfA(Map.of(), Map.of("a", Duration.ZERO));
    double later = chanceOfA(Map.of(), Map.of("a", RecoveringBandit.HALF_RECOVERED));
    double muchLater = chanceOfA(Map.of(), Map.of("a", Duration.ofDays(365)));
    assertThat(today).isLessThan(later).isGreaterThan(0.05);
    assertThat(later).isLessThan(muchLater);
    assertThat(muchLater).isEqualTo(0.5, within(1e-6));
  }

  /** It sleeps wherever readers answer anyway, and would look worse than it is. */
  @Test
  void aWordingThatFitsSeldomIsHeldAgainstWhatElseThereWasThen() {
    Map<String, Tally> known = new HashMap<>();
    Tally seldom = Tally.NONE;
    Tally usual = Tally.NONE;
    for (int message = 0; message < 400; message++) {
      boolean hardReader = message % 2 == 0;
      boolean first = message % 4 < 2;
      boolean answered = hardReader ? message % 10 < (first ? 4 : 2) : message % 10 < 8;
      if (hardReader) {
        seldom = first ? seldom.withChosen(0.5, answered) : seldom.withAnother(0.5, answered);
        usual = first ? usual.withAnother(0.5, answered) : usual.withChosen(0.5, answered);
      }
    }
    known.put("a", seldom);
    known.put("b", usual);
    assertThat(seldom.advantage()).isPositive();
    assertThat(usual.advantage()).isNegative();
    assertThat(chanceOfA(known, Map.of())).isGreaterThan(0.5);
  }

  @Test
  void theSameSeedChoosesTheSameAndManySeedsByTheChances() {
    Map<String, Tally> known = known(60, 0.4, 0.3);
    assertThat(RecoveringBandit.choose(BOTH, known, Map.of(), 26))
        .isEqualTo(RecoveringBandit.choose(BOTH, known, Map.of(), 26));
    long a =
        LongStream.range(0, 4000)
            .filter(
                seed -> RecoveringBandit.choose(BOTH, known, Map.of(), seed).variant().equals("a"))
            .count();
    assertThat(a / 4000.0).isEqualTo(chanceOfA(known, Map.of()), within(0.03));
  }
}
