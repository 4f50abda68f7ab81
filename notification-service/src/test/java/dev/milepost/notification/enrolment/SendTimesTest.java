package dev.milepost.notification.enrolment;

import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendTimesTest {

  @Test
  void aMorningIsNineOClockInTheLearnersZone() {
    var times = new Facts().learnerIn("Asia/Tokyo").build().sendTimes();
    assertThat(times.firstFrom(Instant.parse("2026-03-09T12:00:00Z")))
        .isEqualTo("2026-03-10T00:00:00Z");
  }

  @Test
  void nineSharpIsThisMorning() {
    assertThat(new Facts().build().sendTimes().firstFrom(morning(day(9))))
        .isEqualTo(morning(day(9)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Africa/Casablanca",
        "Pacific/Kiritimati",
        "Etc/GMT+12"
      })
  void everyDayOfAYearWithClockChangesHasItsMorning(String zone) {
    var facts = new Facts().learnerIn(zone).build();
    Instant moment = Instant.parse("2026-01-01T00:00:00Z");
    for (int day = 0; day < 365; day++) {
      moment = facts.sendTimes().firstFrom(moment.plusSeconds(1));
      assertThat(moment.atZone(facts.learnerZone()).toLocalTime()).isEqualTo(LocalTime.of(9, 0));
    }
    assertThat(moment).isBetween("2026-12-30T12:00:00Z", "2027-01-01T12:00:00Z");
  }

  @Test
  void nothingIsSentOnABlackoutDayAndWhatWaitedGoesOutWhenTheWindowOpensAfterIt() {
    var times = new Facts().blackout(day(9), day(10)).build().sendTimes();
    assertThat(times.firstFrom(morning(day(9)))).isEqualTo(morning(day(11)));
    assertThat(times.firstOpen(morning(day(10)).plusSeconds(60)))
        .isEqualTo(morning(day(11)).minusSeconds(3600));
    assertThat(times.firstOpen(morning(day(12)).plusSeconds(60)))
        .isEqualTo(morning(day(12)).plusSeconds(60));
  }
}
