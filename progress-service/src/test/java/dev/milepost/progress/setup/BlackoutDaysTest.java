package dev.milepost.progress.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlackoutDaysTest {

  private static final LocalDate EVE = LocalDate.of(2026, 12, 24);

  @Test
  void aLineIsADayOrTheFirstAndTheLastOfSeveral() {
    var read = BlackoutDays.read(" 2026-12-24 \n\n2026-12-31 to 2027-01-02\r\n");
    assertThat(read.days())
        .containsExactly(EVE, EVE.plusDays(7), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 2));
    assertThat(read.lines()).containsExactly(1, 3, 3, 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-24 until 2026-12-25",
        "2026-12-24 bis 2026-12-25",
        "2026-12-24..2026-12-25",
        "2026-12-24 – 2026-12-25",
        "2026-12-24 2026-12-25"
      })
  void whatStandsBetweenTwoDaysMattersLittle(String line) {
    assertThat(BlackoutDays.read(line).days()).containsExactly(EVE, EVE.plusDays(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Christmas",
        "24.12.2026",
        "2026-12-32",
        "2026-12-25 to 2026-12-24",
        "2026-12-24 to 2036-12-24",
        "2026-12-24 to"
      })
  void aLineThatNamesNoDaysIsKeptAsSuch(String line) {
    assertThat(BlackoutDays.read(line).days()).containsExactly((LocalDate) null);
  }

  @Test
  void whatIsWrittenReadsTheSame() {
    List<LocalDate> days = List.of(EVE, EVE.plusDays(1), EVE.plusDays(2), EVE.plusDays(9));
    String written = written(days, " to ");
    assertThat(written).isEqualTo("2026-12-24 to 2026-12-26\n2027-01-02");
    assertThat(BlackoutDays.read(written).days()).isEqualTo(days);
    assertThat(written(List.of(), " to ")).isEmpty();
  }

  @Test
  void itReadsTheSameInEveryLanguageThatItIsWrittenIn() {
    List<LocalDate> days = List.of(EVE, EVE.plusDays(1));
    assertThat(written(days, " bis ")).isEqualTo("2026-12-24 bis 2026-12-25");
    assertThat(BlackoutDays.read(written(days, " bis ")).days()).isEqualTo(days);
  }

  private static String written(List<LocalDate> days, String to) {
    return BlackoutDays.written(days, LocalDate::toString, (first, last) -> first + to + last);
  }
}
