package dev.milepost.notification.mail;

import static dev.milepost.notification.enrolment.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.PlanDeficit;
import dev.milepost.notification.rules.Finding.Planned;
import dev.milepost.notification.rules.Finding.Silence;
import dev.milepost.state.NextStep;
import dev.milepost.state.NextStep.Reason;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OtherWordsTest {

  private static final NextStep NEXT = new NextStep("model", Reason.NEXT_ON_PATH, day(30), 0);
  private static final List<Planned> LATE =
      List.of(new Planned("git", day(9)), new Planned("python", day(16)));

  @Test
  void oursAreHeldToWhatACohortsOwnAre() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      for (Finding found :
          List.of(new Silence(day(4), true, 13, 3, NEXT), new PlanDeficit(day(17), LATE, NEXT))) {
        var other = OtherWords.of(found, language).orElseThrow();
        assertThat(CheckWording.faults(found.rule(), other)).isEmpty();
      }
    }
  }

  @Test
  void whatDoesNotFitSleeps() {
    assertThat(OtherWords.of(new Silence(day(4), false, 13, 0, NEXT), Locale.ENGLISH)).isEmpty();
    assertThat(OtherWords.of(new PlanDeficit(day(17), LATE, null), Locale.ENGLISH)).isEmpty();
    assertThat(OtherWords.of(new Overdue(day(17), LATE), Locale.ENGLISH)).isEmpty();
  }
}
