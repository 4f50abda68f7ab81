package dev.milepost.notification.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the zone, the day and the moment: nobody is written to outside of their hours. */
class QuietHoursTest {

  private static final List<SendWindow> WINDOWS =
      List.of(
          SendWindow.DEFAULT,
          new SendWindow(0, 24),
          new SendWindow(0, 1),
          new SendWindow(1, 3),
          new SendWindow(2, 3),
          new SendWindow(23, 24));

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");
  private final Random random = new Random(20261128);

  private static SendTimes times(String zone, SendWindow window) {
    return new SendTimes(ZoneId.of(zone), window, new Facts().build().course());
  }

  @Test
  void inEveryZoneOnEveryDayOfAYearAMessageGoesOutWithinTheWindowAndAsSoonAsItOpens() {
    for (String zone : ZoneId.getAvailableZoneIds()) {
      SendWindow window = WINDOWS.get(random.nextInt(WINDOWS.size()));
      SendTimes times = times(zone, window);
      for (int day = 0; day < 366; day++) {
        Instant moment = NEW_YEAR.plus(Duration.ofMinutes(day * 1440L + random.nextInt(1440)));
        Instant open = times.firstOpen(moment);
        assertThat(hour(open, zone)).as("%s %s %s", zone, window, moment).matches(window::holds);
        assertThat(open).as("%s %s", zone, moment).isAfterOrEqualTo(moment);
        assertThat(times.isOpen(moment)).isEqualTo(open.equals(moment));
      }
    }
  }

  /** Looks at every quarter of an hour between, around each of the year's clock changes. */
  @Test
  void aroundEveryClockChangeNoOpenMomentIsPassedOver() {
    int changes = 0;
    for (String zone : ZoneId.getAvailableZoneIds()) {
      for (Instant change : changes(zone)) {
        changes++;
        for (SendWindow window : WINDOWS) {
          SendTimes times = times(zone, window);
          Instant moment = change.minus(Duration.ofHours(30));
          Instant open = times.firstOpen(moment);
          for (Instant quiet = moment;
              quiet.isBefore(open);
              quiet = quiet.plus(Duration.ofMinutes(15))) {
            boolean late = times.isOpen(quiet) && !isSecondRun(quiet, zone);
            assertThat(late).as("%s %s at %s", zone, window, quiet).isFalse();
          }
        }
      }
    }
    // So that the above does not hold for want of changes: most go forward and back.
    assertThat(changes).isGreaterThan(200);
  }

  @Test
  void aroundEveryClockChangeRemindersOfWhateverHourComeWithinTheWindowAndNoDayLate() {
    for (String zone : ZoneId.getAvailableZoneIds()) {
      for (Instant change : changes(zone)) {
        for (SendWindow window : WINDOWS) {
          SendTimes times = times(zone, window);
          for (int hours = -50; hours < 50; hours += 5) {
            Instant moment = change.plus(Duration.ofHours(hours));
            Instant reminder = times.firstFrom(moment, random.nextInt(24));
            assertThat(hour(reminder, zone))
                .as("%s %s %s", zone, window, moment)
                .matches(window::holds);
            assertThat(Duration.between(moment, reminder))
                .as("%s %s %s", zone, window, moment)
                .isBetween(Duration.ZERO, Duration.ofHours(50));
          }
        }
      }
    }
  }

  /** When clocks change in the year; never in most zones. */
  private static List<Instant> changes(String zone) {
    var rules = ZoneId.of(zone).getRules();
    return Stream.iterate(
            rules.nextTransition(NEW_YEAR),
            change -> change != null && change.getInstant().isBefore(NEXT_YEAR),
            change -> rules.nextTransition(change.getInstant()))
        .map(ZoneOffsetTransition::getInstant)
        .toList();
  }

  /** An hour that clocks go through twice need not be used the second time. */
  private static boolean isSecondRun(Instant moment, String zone) {
    return ZoneId.of(zone)
            .getRules()
            .getValidOffsets(moment.atZone(ZoneId.of(zone)).toLocalDateTime())
            .size()
        > 1;
  }

  @Test
  void remindersComeAtNineOrAsNearToItAsTheHoursAllow() {
    assertThat(
            hour(times("Europe/Berlin", SendWindow.DEFAULT).firstFrom(NEW_YEAR), "Europe/Berlin"))
        .isEqualTo(LocalTime.of(9, 0));
    assertThat(hour(times("Asia/Tokyo", new SendWindow(18, 22)).firstFrom(NEW_YEAR), "Asia/Tokyo"))
        .isEqualTo(LocalTime.of(18, 0));
    assertThat(hour(times("Asia/Tokyo", new SendWindow(5, 7)).firstFrom(NEW_YEAR), "Asia/Tokyo"))
        .isEqualTo(LocalTime.of(6, 0));
  }

  @Test
  void aDayThatAZoneLeavesOutDelaysAndLosesNothing() {
    // Samoa went from Thursday 29 to Saturday 31 December 2011.
    var times = times("Pacific/Apia", SendWindow.DEFAULT);
    Instant evening = Instant.parse("2011-12-30T07:00:00Z");
    assertThat(LocalDate.ofInstant(evening, times.zone())).isEqualTo(LocalDate.of(2011, 12, 29));
    Instant next = times.firstOpen(evening);
    assertThat(next.atZone(times.zone()).toLocalDateTime())
        .isEqualTo(LocalDate.of(2011, 12, 31).atTime(8, 0));
  }

  @Test
  void theDigestComesOnItsDayAfterWhatItTells() {
    var times = times("Europe/Berlin", SendWindow.DEFAULT);
    Instant monday = Facts.morning(LocalDate.of(2026, 3, 9));
    var day = CourseSettings.DEFAULT.digestDay();
    assertThat(times.firstAfter(monday.minusSeconds(1), day)).isEqualTo(monday);
    assertThat(times.firstAfter(monday, day)).isEqualTo(monday.plus(Duration.ofDays(7)));
  }

  private static LocalTime hour(Instant moment, String zone) {
    return LocalTime.ofInstant(moment, ZoneId.of(zone));
  }
}
