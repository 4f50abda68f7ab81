package dev.milepost.notification.rules;

import static dev.milepost.events.MilestoneEventType.APPROVED;
import static dev.milepost.events.MilestoneEventType.SUBMITTED;
import static dev.milepost.notification.enrolment.Facts.day;
import static dev.milepost.notification.enrolment.Facts.morning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.notification.enrolment.Facts;
import dev.milepost.notification.enrolment.MentorFacts;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.rules.AtRisk.Kind;
import dev.milepost.notification.rules.AtRisk.Reason;
import dev.milepost.notification.rules.MentorDigest.Backlog;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Mondays of March 2026 are the 2nd, 9th, 16th, 23rd and 30th. */
class MentorDigestRuleTest {

  private final MentorDigestRule rule = new MentorDigestRule();

  private Optional<MentorDigest> found(LocalDate monday, Facts... learners) {
    return rule.finding(MentorFacts.at(morning(monday), learners));
  }

  private static Facts onTime() {
    return new Facts().ofLearner(3).done("git", day(9)).done("python", day(16));
  }

  private static Facts finished(LocalDate on) {
    return new Facts()
        .ofLearner(4)
        .done("git", day(9))
        .done("python", day(10))
        .event("model", SUBMITTED, on.minusDays(1), false)
        .reviewed("model", APPROVED, on);
  }

  @Test
  void itTellsWhoMayNeedHelpWithTheReasonsAndTheDeficit() {
    var digest = found(day(23), new Facts().ofLearner(1), onTime()).orElseThrow();
    assertThat(digest.learners()).isEqualTo(2);
    assertThat(digest.atRisk())
        .containsExactly(
            new AtRisk(
                new UUID(2, 1),
                new UUID(1, 1),
                35,
                14,
                2,
                List.of(
                    new Reason(Kind.NEVER_STARTED, 21, null),
                    new Reason(Kind.BEHIND_PLAN, 14, null))));
  }

  @Test
  void nothingIsSentWhenThereIsNothingToSay() {
    assertThat(found(day(23), onTime())).isEmpty();
    assertThat(found(day(23))).isEmpty();
  }

  @Test
  void itTellsWhatWaitsForAReviewByMilestone() {
    var one = onTime().ofLearner(5).event("model", SUBMITTED, day(21), false);
    var other = onTime().ofLearner(6).event("model", SUBMITTED, day(20), false);
    assertThat(found(day(23), one, other).map(MentorDigest::waiting))
        .contains(List.of(new Backlog("model", 2, day(20))));
  }

  @Test
  void whoHasFinishedIsToldOnce() {
    assertThat(found(day(23), finished(day(20))).map(MentorDigest::finished))
        .contains(List.of(new UUID(1, 4)));
    assertThat(found(day(30), finished(day(20)))).isEmpty();
    assertThat(found(day(23), finished(day(15)))).isEmpty();
  }

  @Test
  void theWorstAreNamedAndAllAreCounted() {
    var own = Facts.with(Rule.MENTOR_DIGEST, new RuleSetting(true, List.of(1), 9));
    var behind = new Facts().ofLearner(7).done("git", day(10));
    var now =
        MentorFacts.at(MentorFacts.mentor(own), morning(day(30)), behind, new Facts().ofLearner(8));
    var digest = rule.finding(now).orElseThrow();
    assertThat(digest.atRiskTotal()).isEqualTo(2);
    assertThat(digest.atRisk()).extracting(AtRisk::learner).containsExactly(new UUID(1, 8));
  }

  @Test
  void whoIsBackBeforeItGoesOutIsNotNamed() {
    var digest = found(day(23), new Facts().ofLearner(1)).orElseThrow();
    var back = new Facts().ofLearner(1).done("git", day(23)).done("python", day(23));
    var later = morning(day(23)).plusSeconds(18_000);
    assertThat(rule.stillTrue(digest, MentorFacts.at(later, back))).isEmpty();
  }

  @Test
  void aBlackoutOfAWeekMakesOneDigestOfTwo() {
    var blackout = day(14).datesUntil(day(25)).toArray(LocalDate[]::new);
    var mentor = MentorFacts.mentorIn("Europe/Berlin", new Facts().blackout(blackout));
    var digest =
        rule.finding(MentorFacts.at(mentor, morning(day(25)), finished(day(17)))).orElseThrow();
    assertThat(digest.since()).isEqualTo(morning(day(9)));
    assertThat(digest.finishedTotal()).isEqualTo(1);
  }
}
