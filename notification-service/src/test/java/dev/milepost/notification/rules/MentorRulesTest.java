package dev.milepost.notification.rules;

import static dev.milepost.events.MilestoneEventType.SUBMITTED;
import static dev.milepost.notification.enrolment.Facts.START;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.MentorFacts;
import dev.milepost.notification.enrolment.RuleSetting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MentorRulesTest {

  private static final RuleSetting OFF = new RuleSetting(false, List.of(2), 9);

  private final MentorRules rules = new MentorRules();

  private List<Instant> moments(Mentor mentor, Instant after) {
    return Stream.iterate(
            rules.nextMoment(mentor, after).orElse(null),
            Objects::nonNull,
            last -> rules.nextMoment(mentor, last).orElse(null))
        .toList();
  }

  @Test
  void aDayBringsOneLookAndTheCohortsDayTheDigest() {
    Mentor mentor = MentorFacts.mentor();
    var moments = moments(mentor, morning(day(20)));
    assertThat(moments).startsWith(morning(day(21)), morning(day(22)), morning(day(23)));
    assertThat(rules.looksAtLearners(mentor, morning(day(22)))).isFalse();
    assertThat(rules.looksAtLearners(mentor, morning(day(23)))).isTrue();
  }

  @Test
  void noLookLiesOutsideOfTheCohortsDays() {
    var moments = moments(MentorFacts.mentor(), morning(START.minusDays(50)));
    assertThat(moments.getFirst()).isEqualTo(morning(START));
    assertThat(moments.getLast()).isEqualTo(morning(LocalDate.of(2026, 6, 30)));
  }

  @Test
  void theHourIsThatOfTheMentorsClock() {
    Mentor mentor = MentorFacts.mentorIn("America/New_York", new Facts());
    assertThat(moments(mentor, morning(day(20))))
        .allSatisfy(
            moment ->
                assertThat(LocalTime.ofInstant(moment, ZoneId.of("America/New_York")))
                    .isEqualTo(LocalTime.of(9, 0)));
  }

  @Test
  void aRuleThatIsTurnedOffLooksAtNothing() {
    Mentor mentor = MentorFacts.mentor(Facts.with(Rule.REVIEW_WAITING, OFF));
    assertThat(moments(mentor, morning(day(10))))
        .startsWith(morning(day(16)), morning(day(23)), morning(day(30)));
  }

  @Test
  void whoDoesNotLookAfterTheCohortAnyMoreIsToldNothing() {
    Mentor dismissed = MentorFacts.dismissed(MentorFacts.mentor());
    assertThat(rules.nextMoment(dismissed, morning(day(10)))).isEqualTo(Optional.empty());
  }

  @Test
  void aDigestOnABlackoutDayComesOnTheNextDayThatIsNone() {
    var holidays = day(14).datesUntil(day(25)).toArray(LocalDate[]::new);
    Mentor mentor = MentorFacts.mentorIn("Europe/Berlin", new Facts().blackout(holidays));
    assertThat(moments(mentor, morning(day(12))))
        .startsWith(morning(day(13)), morning(day(25)), morning(day(26)));
    assertThat(rules.looksAtLearners(mentor, morning(day(25)))).isTrue();
  }

  @Test
  void theDigestIsFoundBeforeTheReviewsThatItTellsOfToo() {
    var waiting =
        new Facts()
            .done("git", day(9))
            .done("python", day(16))
            .event("model", SUBMITTED, day(21), false);
    assertThat(rules.findings(MentorFacts.at(morning(day(23)), waiting)))
        .extracting(Finding::rule)
        .containsExactly(Rule.MENTOR_DIGEST, Rule.REVIEW_WAITING);
  }
}
