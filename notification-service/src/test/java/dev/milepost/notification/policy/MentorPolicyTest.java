package dev.milepost.notification.policy;

import static dev.milepost.events.MilestoneEventType.SUBMITTED;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.MentorFacts;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.enrolment.SendWindow;
import dev.milepost.notification.policy.Assessment.AssessedForMentor;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.MentorDigest;
import dev.milepost.notification.rules.MentorRules;
import dev.milepost.notification.rules.ReviewsWaiting;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.rules.Rules;
import dev.milepost.time.BusinessClock;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The one policy, for what mentors are told. */
class MentorPolicyTest {

  /** A Monday, on which something has waited for two days. */
  private static final Instant DUE = morning(day(23));

  private final MentorRules rules = new MentorRules();

  private static Facts waiting() {
    return new Facts()
        .done("git", day(9))
        .done("python", day(16))
        .event("model", SUBMITTED, day(21), false);
  }

  private static Recipient willing() {
    return new Recipient(Wishes.NONE, true, false, List.of(), false);
  }

  private AssessedForMentor assess(Rule rule, CohortMoment now, Recipient recipient) {
    return assess(rule, now, recipient, List.of());
  }

  private AssessedForMentor assess(
      Rule rule, CohortMoment now, Recipient recipient, List<Finding> told) {
    AboutCohort found =
        rules.findings(MentorFacts.at(DUE, waiting())).stream()
            .filter(one -> one.rule() == rule)
            .findFirst()
            .orElseThrow();
    var clock = BusinessClock.unshifted(Clock.fixed(DUE, ZoneOffset.UTC));
    return new Assessment(new Rules(), clock).assess(found, now, DUE, told, recipient);
  }

  private AssessedForMentor reviews(Recipient recipient) {
    return assess(Rule.REVIEW_WAITING, MentorFacts.at(DUE, waiting()), recipient);
  }

  private AssessedForMentor digest(Recipient recipient) {
    return assess(Rule.MENTOR_DIGEST, MentorFacts.at(DUE, waiting()), recipient);
  }

  private static Recipient who(Map<Category, Delivery> choice) {
    return new Recipient(
        new Wishes(choice, null, Map.of(), Map.of()), true, false, List.of(), false);
  }

  @Test
  void whatMayGoOutCountsForReviewsAndNotForTheDigest() {
    assertThat(reviews(willing()).heldBack()).isEmpty();
    assertThat(reviews(willing()).countsAt()).contains(DUE);
    assertThat(digest(willing()).heldBack()).isEmpty();
    assertThat(digest(willing()).countsAt()).isEmpty();
  }

  @Test
  void whatIsTooMuchForADayIsFoldedAndTheDigestIsNeverTooMuch() {
    var full = willing().with(Collections.nCopies(2, DUE.minusSeconds(60)));
    assertThat(reviews(full).heldBack()).contains(HeldBack.DAY_FULL);
    assertThat(digest(full).heldBack()).isEmpty();
  }

  @Test
  void eachOfTheTwoCanBeStoppedForItself() {
    var noReviews = who(Map.of(Category.MENTORING, Delivery.OFF));
    assertThat(reviews(noReviews).heldBack()).contains(HeldBack.UNSUBSCRIBED);
    assertThat(digest(noReviews).heldBack()).isEmpty();
    var noDigest = who(Map.of(Category.OVERVIEW, Delivery.OFF));
    assertThat(digest(noDigest).heldBack()).contains(HeldBack.UNSUBSCRIBED);
    assertThat(reviews(noDigest).heldBack()).isEmpty();
    assertThat(reviews(who(Map.of(Category.MENTORING, Delivery.DIGEST))).heldBack())
        .contains(HeldBack.DIGEST_CHOSEN);
  }

  @Test
  void aDigestAtTheSameMomentTellsOfReviewsToo() {
    Finding digest = digest(willing()).finding();
    assertThat(digest).isInstanceOf(MentorDigest.class);
    var now = MentorFacts.at(DUE, waiting());
    assertThat(assess(Rule.REVIEW_WAITING, now, willing(), List.of(digest)).heldBack())
        .contains(HeldBack.TOLD_BY_ANOTHER);
  }

  @Test
  void whatWasReviewedSinceIsNoLongerTrue() {
    var now = MentorFacts.at(DUE, new Facts());
    assertThat(assess(Rule.REVIEW_WAITING, now, willing()).heldBack())
        .contains(HeldBack.NO_LONGER_TRUE);
    assertThat(reviews(willing()).finding()).isInstanceOf(ReviewsWaiting.class);
  }

  @Test
  void aMentorIsInNoHoldout() {
    var half = new CourseSettings(SendWindow.DEFAULT, 2, 5, 50, DayOfWeek.MONDAY, false, Map.of());
    var everybody = MentorFacts.at(MentorFacts.mentor(half), DUE, waiting());
    assertThat(assess(Rule.REVIEW_WAITING, everybody, willing()).heldBack()).isEmpty();
  }

  @Test
  void whoLooksAfterTheCohortNoLongerIsNotTold() {
    Mentor former = MentorFacts.dismissed(MentorFacts.mentor());
    var now = MentorFacts.at(former, DUE, waiting());
    assertThat(assess(Rule.REVIEW_WAITING, now, willing()).heldBack()).contains(HeldBack.WITHDRAWN);
  }

  @Test
  void aRuleThatWasTurnedOffSinceIsSilent() {
    var off = Facts.with(Rule.REVIEW_WAITING, new RuleSetting(false, List.of(2), 9));
    var now = MentorFacts.at(MentorFacts.mentor(off), DUE, waiting());
    assertThat(assess(Rule.REVIEW_WAITING, now, willing()).heldBack())
        .contains(HeldBack.SWITCHED_OFF);
  }

  @Test
  void nothingComesAfterTheCohortsEndToABlockedAddressOrInABreak() {
    var over = MentorFacts.at(morning(LocalDate.of(2026, 7, 1)), waiting());
    assertThat(assess(Rule.REVIEW_WAITING, over, willing()).heldBack())
        .contains(HeldBack.COHORT_ENDED);
    assertThat(reviews(new Recipient(Wishes.NONE, true, true, List.of(), false)).heldBack())
        .contains(HeldBack.ADDRESS_BLOCKED);
    var onABreak = new Wishes(Map.of(), day(24), Map.of(), Map.of());
    assertThat(reviews(new Recipient(onABreak, true, false, List.of(), false)).heldBack())
        .contains(HeldBack.PAUSED);
  }

  @Test
  void whatComesMoreThanTwoDaysLateIsNoNews() {
    var clock = BusinessClock.unshifted(Clock.fixed(DUE.plus(Duration.ofDays(3)), ZoneOffset.UTC));
    var now = MentorFacts.at(DUE, waiting());
    AboutCohort found = rules.findings(now).getFirst();
    assertThat(
            new Assessment(new Rules(), clock)
                .assess(found, now, DUE, List.of(), willing())
                .heldBack())
        .contains(HeldBack.STALE);
  }
}
