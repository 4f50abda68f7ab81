package dev.milepost.local.oulad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.local.client.Refusal;
import dev.milepost.local.oulad.source.Presentation;
import dev.milepost.time.BusinessClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How imports that follow each other are dated. */
class ChooseCalendarTest {

  private static final Presentation AAA = new Presentation("AAA", "2013J", 1, 268, List.of());
  private static final Path SOURCE = Path.of("oulad");

  @Test
  void withoutADayEverythingLiesWhereItWas() {
    var calendar = on("2026-11-23T15:00:00Z").choose(Optional.empty(), null);

    assertThat(calendar.startOf(AAA)).isEqualTo("2013-10-01");
  }

  @Test
  void atTheFirstImportTodayIsTheDay() {
    var calendar = on("2026-11-23T15:00:00Z").choose(Optional.empty(), 100);

    assertThat(calendar.day(AAA, 100)).isEqualTo("2026-11-23");
  }

  @Test
  void aLaterImportKeepsTheDatesOfTheFirst() {
    var first = on("2026-11-23T15:00:00Z").choose(Optional.empty(), 100);

    var second = on("2026-11-30T15:00:00Z").choose(recorded(first), 107);

    assertThat(second.startOf(AAA)).isEqualTo(first.startOf(AAA));
    assertThat(second.hasHappened(107)).isTrue();
    assertThat(second.hasHappened(108)).isFalse();
  }

  @Test
  void anEarlierDayTakesNothingBack() {
    var first = on("2026-11-23T15:00:00Z").choose(Optional.empty(), 100);

    assertThat(on("2026-11-23T16:00:00Z").choose(recorded(first), 50).hasHappened(100)).isTrue();
  }

  @Test
  void aDayToComeAsksToMoveTheClock() {
    var first = on("2026-11-23T15:00:00Z").choose(Optional.empty(), 100);

    assertThatThrownBy(() -> on("2026-11-23T16:00:00Z").choose(recorded(first), 107))
        .isInstanceOf(Refusal.class)
        .hasMessage("Day 107 comes in 7 days: ./milepost clock +7d, then import again.");
  }

  @Test
  void aWholeImportAndOneAsOfADayDoNotMix() {
    var whole = new Calendar.AsPublished();
    var running = on("2026-11-23T15:00:00Z").choose(Optional.empty(), 100);

    assertThatThrownBy(() -> on("2026-11-23T15:00:00Z").choose(recorded(whole), 100))
        .hasMessageContaining("--fresh");
    assertThatThrownBy(() -> on("2026-11-23T15:00:00Z").choose(recorded(running), null))
        .hasMessageContaining("as of day 100");
  }

  private static Optional<ImportRecord> recorded(Calendar calendar) {
    return Optional.of(ImportRecord.of(SOURCE, calendar));
  }

  private static ChooseCalendar on(String now) {
    return new ChooseCalendar(
        BusinessClock.unshifted(Clock.fixed(Instant.parse(now), ZoneOffset.UTC)));
  }
}
