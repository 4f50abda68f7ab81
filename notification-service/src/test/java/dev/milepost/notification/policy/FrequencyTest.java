package dev.milepost.notification.policy;

import static dev.milepost.notification.enrolment.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrequencyTest {

  private static final Frequency BUSY = new Frequency(List.of(day(2), day(2), day(5), day(8)));

  @Test
  void aDayIsFullWithAsManyAsItMayHave() {
    assertThat(BUSY.isDayFull(day(2), 2)).isTrue();
    assertThat(BUSY.isDayFull(day(2), 3)).isFalse();
    assertThat(BUSY.isDayFull(day(3), 1)).isFalse();
  }

  @Test
  void aWeekIsAnySevenDaysInARow() {
    assertThat(BUSY.isWeekFull(day(3), 4)).isTrue();
    assertThat(BUSY.isWeekFull(day(9), 4)).isFalse();
    assertThat(BUSY.isWeekFull(day(9), 2)).isTrue();
    assertThat(BUSY.isWeekFull(day(15), 1)).isFalse();
  }

  @Test
  void whoDoesNotAnswerIsLeftAloneTwiceAsLongEachTimeAndFourWeeksAtMost() {
    var four = List.of(day(1), day(2), day(3), day(4));
    assertThat(lastDayOfRest(four)).isEqualTo(day(10));
    var five = List.of(day(1), day(2), day(3), day(4), day(11));
    assertThat(lastDayOfRest(five)).isEqualTo(day(24));
    var six = List.of(day(1), day(2), day(3), day(4), day(11), day(25));
    assertThat(lastDayOfRest(six)).isEqualTo(day(25).plusDays(27));
    assertThat(new Frequency(four.subList(0, 3)).isRest(day(4), Optional.empty())).isFalse();
  }

  private static LocalDate lastDayOfRest(List<LocalDate> sent) {
    LocalDate day = sent.getLast().plusDays(1);
    while (new Frequency(sent).isRest(day.plusDays(1), Optional.empty())) {
      day = day.plusDays(1);
    }
    return day;
  }

  @Test
  void anyActivityEndsTheRestAndWhatIsSentOnTheSameDayBeginsNone() {
    var sent = new Frequency(List.of(day(1), day(2), day(3), day(4)));
    assertThat(sent.isRest(day(5), Optional.empty())).isTrue();
    assertThat(sent.isRest(day(5), Optional.of(day(1)))).isFalse();
    assertThat(sent.isRest(day(4), Optional.empty())).isFalse();
  }

  /** Also when what comes later in time was decided on first, as two cohorts of one learner may. */
  @Test
  void whoAsksBeforeEveryMessageNeverGetsMoreThanTheLimitsWhateverTheOrder() {
    var random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int perDay = 1 + random.nextInt(3);
      int perWeek = perDay + random.nextInt(5);
      var sent = new ArrayList<LocalDate>();
      for (int message = 0; message < 120; message++) {
        LocalDate day = day(1).plusDays(random.nextInt(30));
        var frequency = new Frequency(List.copyOf(sent));
        if (!frequency.isDayFull(day, perDay) && !frequency.isWeekFull(day, perWeek)) {
          sent.add(day);
        }
      }
      for (int first = 0; first < 30; first++) {
        assertThat(between(sent, day(1).plusDays(first), 1)).isLessThanOrEqualTo(perDay);
        assertThat(between(sent, day(1).plusDays(first), 7)).isLessThanOrEqualTo(perWeek);
      }
    }
  }

  private static long between(List<LocalDate> sent, LocalDate first, int days) {
    return sent.stream()
        .filter(day -> !day.isBefore(first) && day.isBefore(first.plusDays(days)))
        .count();
  }
}
