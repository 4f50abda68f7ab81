package dev.milepost.notification.rules;

import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.enrolment.SendWindow;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.Planned;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeeklyDigestRuleTest {

  private static final Overdue GIT = new Overdue(day(10), List.of(new Planned("git", day(9))));

  private final Rules rules = new Rules();

  private static Facts withOverview() {
    return new Facts()
        .settings(
            new CourseSettings(SendWindow.DEFAULT, 2, 5, 0, DayOfWeek.THURSDAY, true, Map.of()));
  }

  @Test
  void byItselfItComesOnlyWithWhatWasKept() {
    assertThat(digests(new Facts())).isEmpty();
    var empty = new Digest(day(12), List.of());
    assertThat(rules.stillTrue(empty, new Facts().at(morning(day(12))))).isEmpty();
  }

  @Test
  void aCohortCanHaveItEveryWeek() {
    assertThat(digests(withOverview())).containsExactly(day(5), day(12), day(19), day(26));
    var empty = new Digest(day(12), List.of());
    Moment then = withOverview().at(morning(day(12)));
    assertThat(rules.stillTrue(empty, then))
        .contains(new Digest(day(12), List.of(), then.nextStep().orElseThrow()));
  }

  private Stream<LocalDate> digests(Facts facts) {
    return day(1)
        .datesUntil(day(31))
        .filter(
            day ->
                rules.findings(facts.at(morning(day))).stream().anyMatch(Digest.class::isInstance));
  }

  @Test
  void whatWasSettledSinceIsLeftOut() {
    var digest = new Digest(day(16), List.of(GIT));
    assertThat(rules.stillTrue(digest, new Facts().at(morning(day(16))))).contains(digest);
    Moment done = new Facts().done("git", day(12)).at(morning(day(16)));
    assertThat(rules.stillTrue(digest, done)).isEmpty();
  }
}
