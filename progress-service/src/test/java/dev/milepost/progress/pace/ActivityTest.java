package dev.milepost.progress.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.milepost.progress.pace.Activity.Streak;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ActivityTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  @Test
  void aDayIsThatOfTheZone() {
    var lateInBerlin = List.of(Instant.parse("2026-03-02T22:30:00Z"));
    assertThat(Activity.of(lateInBerlin, BERLIN).byDay()).containsOnlyKeys(MONDAY);
    assertThat(Activity.of(lateInBerlin, AUCKLAND).byDay()).containsOnlyKeys(MONDAY.plusDays(1));
  }

  @Test
  void theNightsInWhichClocksChangeAreDaysAsAnyOther() {
    // Berlin goes from UTC+1 to UTC+2 at 01:00Z on 29 March, and back at 01:00Z on 25 October.
    var moments =
        List.of(
            Instant.parse("2026-03-28T23:30:00Z"),
            Instant.parse("2026-03-29T21:59:59Z"),
            Instant.parse("2026-03-29T22:00:00Z"),
            Instant.parse("2026-10-24T22:00:00Z"),
            Instant.parse("2026-10-25T22:59:59Z"),
            Instant.parse("2026-10-25T23:00:00Z"));
    assertThat(Activity.of(moments, BERLIN).byDay())
        .containsExactly(
            entry(LocalDate.parse("2026-03-29"), 2),
            entry(LocalDate.parse("2026-03-30"), 1),
            entry(LocalDate.parse("2026-10-25"), 2),
            entry(LocalDate.parse("2026-10-26"), 1));
  }

  @Test
  void aStreakGoesOnOverTheWeekInWhichClocksChange() {
    var sundayEvenings =
        List.of(
            Instant.parse("2026-03-22T22:30:00Z"),
            Instant.parse("2026-03-29T21:30:00Z"),
            Instant.parse("2026-04-05T21:30:00Z"));
    assertThat(Activity.of(sundayEvenings, BERLIN).streak(Set.of(), LocalDate.parse("2026-04-05")))
        .isEqualTo(new Streak(3, 3, true));
  }

  @Test
  void whoMovesToAnotherZoneHasTheDaysOfThatZone() {
    var sundayMornings =
        List.of(Instant.parse("2026-03-08T11:30:00Z"), Instant.parse("2026-03-15T11:30:00Z"));
    LocalDate today = LocalDate.parse("2026-03-17");
    assertThat(Activity.of(sundayMornings, BERLIN).streak(Set.of(), today))
        .isEqualTo(new Streak(2, 2, false));
    assertThat(Activity.of(sundayMornings, AUCKLAND).streak(Set.of(), today))
        .isEqualTo(new Streak(2, 2, true));
  }

  @Test
  void oneDayAWeekKeepsTheRhythm() {
    assertThat(streak(MONDAY.plusDays(27), 6, 7, 20, 21)).isEqualTo(new Streak(4, 4, true));
  }

  @Test
  void theWeekThatIsNotOverBreaksNothing() {
    assertThat(streak(MONDAY.plusDays(20), 1, 8)).isEqualTo(new Streak(2, 2, false));
  }

  @Test
  void aWeekWithoutAnythingBreaksItAndTheLongestStays() {
    assertThat(streak(MONDAY.plusDays(29), 1, 8, 22, 28)).isEqualTo(new Streak(2, 2, true));
    assertThat(streak(MONDAY.plusDays(29), 1, 8, 15)).isEqualTo(new Streak(0, 3, false));
  }

  @Test
  void aBreakOfTheCohortIsPassedOverAndNotCounted() {
    Set<LocalDate> holidays =
        MONDAY.plusDays(10).datesUntil(MONDAY.plusDays(19)).collect(Collectors.toSet());
    assertThat(activity(1, 22).streak(holidays, MONDAY.plusDays(22)))
        .isEqualTo(new Streak(2, 2, true));
    Set<LocalDate> threeDays =
        MONDAY.plusDays(7).datesUntil(MONDAY.plusDays(10)).collect(Collectors.toSet());
    assertThat(activity(1, 15).streak(threeDays, MONDAY.plusDays(15)).weeks()).isEqualTo(1);
  }

  @Test
  void withoutActivityThereIsNone() {
    assertThat(streak(MONDAY)).isEqualTo(new Streak(0, 0, false));
  }

  @Test
  void whatIsStillToComeInAnotherZoneIsNotCounted() {
    assertThat(streak(MONDAY.plusDays(6), 7)).isEqualTo(new Streak(0, 0, false));
  }

  private static Streak streak(LocalDate today, int... daysAfterMonday) {
    return activity(daysAfterMonday).streak(Set.of(), today);
  }

  private static Activity activity(int... daysAfterMonday) {
    var byDay = new TreeMap<LocalDate, Integer>();
    for (int day : daysAfterMonday) {
      byDay.put(MONDAY.plusDays(day), 1);
    }
    return new Activity(byDay);
  }
}
