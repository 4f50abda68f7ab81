package dev.milepost.notification.rules;

import static dev.milepost.events.MilestoneEventType.APPROVED;
import static dev.milepost.events.MilestoneEventType.CHANGES_REQUESTED;
import static dev.milepost.events.MilestoneEventType.SUBMITTED;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.MentorFacts;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.enrolment.WaitingReview;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewWaitingRuleTest {

  private final ReviewWaitingRule rule = new ReviewWaitingRule();

  private static Facts handedIn(int learner, LocalDate on) {
    return new Facts().ofLearner(learner).event("model", SUBMITTED, on, false);
  }

  private Optional<ReviewsWaiting> found(LocalDate day, Facts... learners) {
    return rule.finding(MentorFacts.at(morning(day), learners));
  }

  private static List<UUID> learners(ReviewsWaiting found) {
    return found.waiting().stream().map(WaitingReview::learner).toList();
  }

  @Test
  void itSpeaks2And5And10DaysAfterAndThenNoMore() {
    var days =
        day(1)
            .datesUntil(LocalDate.of(2026, 6, 1))
            .filter(day -> found(day, handedIn(1, day(10))).isPresent())
            .toList();
    assertThat(days).containsExactly(day(12), day(15), day(20));
  }

  @Test
  void oneMessageNamesEverythingThatWaitsForSoLongTheLongestFirst() {
    var one = handedIn(1, day(11));
    var other = handedIn(2, day(10));
    assertThat(found(day(12), one, other).map(ReviewWaitingRuleTest::learners))
        .contains(List.of(new UUID(1, 2)));
    assertThat(found(day(13), one, other).map(ReviewWaitingRuleTest::learners))
        .contains(List.of(new UUID(1, 2), new UUID(1, 1)));
  }

  @Test
  void aCohortChoosesItsDaysAndHour() {
    var own = Facts.with(Rule.REVIEW_WAITING, new RuleSetting(true, List.of(4), 17));
    Mentor mentor = MentorFacts.mentor(own);
    var evening = mentor.course().startOf(day(14)).plus(Duration.ofHours(17));
    assertThat(rule.finding(MentorFacts.at(mentor, evening, handedIn(1, day(10))))).isPresent();
    assertThat(rule.finding(MentorFacts.at(mentor, morning(day(14)), handedIn(1, day(10)))))
        .isEmpty();
  }

  @Test
  void whatNobodyReviewsNeverWaits() {
    assertThat(found(day(12), new Facts().event("git", SUBMITTED, day(10), false))).isEmpty();
  }

  @Test
  void whatWasSentBackAndHandedInAgainWaitsFromThenOn() {
    var again =
        handedIn(1, day(10))
            .reviewed("model", CHANGES_REQUESTED, day(11))
            .event("model", SUBMITTED, day(14), false);
    assertThat(found(day(12), again)).isEmpty();
    assertThat(found(day(16), again).map(found -> found.waiting().getFirst().since()))
        .contains(day(14));
  }

  @Test
  void whatWasReviewedSinceIsLeftOut() {
    var found = found(day(12), handedIn(1, day(10)), handedIn(2, day(10))).orElseThrow();
    var approved = handedIn(1, day(10)).reviewed("model", APPROVED, day(12));
    var later = morning(day(12)).plusSeconds(600);
    assertThat(rule.stillTrue(found, MentorFacts.at(later, approved, handedIn(2, day(10)))))
        .get()
        .satisfies(left -> assertThat(learners(left)).containsExactly(new UUID(1, 2)));
    assertThat(rule.stillTrue(found, MentorFacts.at(later, approved))).isEmpty();
  }

  @Test
  void ofVeryManyTheLongestWaitingAreNamedAndAllAreCounted() {
    var many =
        IntStream.rangeClosed(1, 25)
            .mapToObj(number -> handedIn(number, day(number == 25 ? 9 : 10)))
            .toArray(Facts[]::new);
    var found = found(day(12), many).orElseThrow();
    assertThat(found.total()).isEqualTo(25);
    assertThat(found.waiting()).hasSize(ReviewsWaiting.MOST);
    assertThat(learners(found)).startsWith(new UUID(1, 25));
  }
}
