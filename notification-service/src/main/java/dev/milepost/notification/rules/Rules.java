package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.AboutCohort;
import dev.milepost.notification.rules.Finding.ChangesRequested;
import dev.milepost.notification.rules.Finding.Digest;
import dev.milepost.notification.rules.Finding.MentorWrote;
import dev.milepost.notification.rules.Finding.MilestonesDueSoon;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.PlanDeficit;
import dev.milepost.notification.rules.Finding.RoadmapCompleted;
import dev.milepost.notification.rules.Finding.Silence;
import dev.milepost.notification.rules.Finding.StageCompleted;
import dev.milepost.notification.rules.Finding.StageDueSoon;
import dev.milepost.notification.rules.Finding.StreakAtRisk;
import dev.milepost.notification.rules.Finding.Welcome;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All rules for learners together; those for mentors are {@link MentorRules}. Pure: the same facts
 * give the same findings. Rules that the cohort has turned off find nothing of their own accord.
 */
public final class Rules {

  private final WelcomeRule welcome = new WelcomeRule();
  private final MilestoneDueSoonRule milestoneDueSoon = new MilestoneDueSoonRule();
  private final StageDueSoonRule stageDueSoon = new StageDueSoonRule();
  private final OverdueRule overdue = new OverdueRule();
  private final PlanDeficitRule planDeficit = new PlanDeficitRule();
  private final SilenceRule silence = new SilenceRule();
  private final StreakAtRiskRule streakAtRisk = new StreakAtRiskRule();
  private final ChangesRequestedRule changesRequested = new ChangesRequestedRule();
  private final StageCompletedRule stageCompleted = new StageCompletedRule();
  private final RoadmapCompletedRule roadmapCompleted = new RoadmapCompletedRule();
  private final WeeklyDigestRule weeklyDigest =
      new WeeklyDigestRule(kept -> stillTrue(kept.finding(), kept.now()));
  private final List<TimedRule<? extends Finding>> timed =
      List.of(
          milestoneDueSoon,
          stageDueSoon,
          overdue,
          planDeficit,
          silence,
          streakAtRisk,
          weeklyDigest);

  /**
   * The moments later than {@code after} at which a rule may find something, as things stand. None
   * comes after the cohort's end day or a withdrawal.
   */
  public NavigableSet<Instant> moments(EnrolmentFacts facts, Instant after) {
    Instant end = facts.course().startOf(facts.course().endDay().plusDays(1));
    return speaking(facts)
        .flatMap(rule -> rule.moments(facts))
        .filter(moment -> moment.isAfter(after) && moment.isBefore(end))
        .filter(moment -> !facts.isWithdrawn(moment))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The first of these moments. */
  public Optional<Instant> nextMoment(EnrolmentFacts facts, Instant after) {
    return moments(facts, after).stream().findFirst();
  }

  /** What the rules that go by time find at {@code moment}. */
  public List<Finding> findings(Moment moment) {
    return speaking(moment.facts()).<Finding>flatMap(rule -> rule.findings(moment)).toList();
  }

  private Stream<TimedRule<? extends Finding>> speaking(EnrolmentFacts facts) {
    return timed.stream().filter(rule -> rule.rule().setting(facts).on());
  }

  /**
   * What there is to say about something that happened.
   *
   * @param rule of what a crossing, a review or an enrolment tells
   * @param subject the stage for {@link Rule#STAGE_COMPLETED}, milestone and review for {@link
   *     Rule#CHANGES_REQUESTED}, the message's id for {@link Rule#MENTOR_WROTE}
   */
  public Optional<Finding> finding(Rule rule, String subject, Moment moment) {
    return switch (rule) {
      case WELCOME -> Optional.of(welcome.finding(moment));
      case CHANGES_REQUESTED -> changesRequested.finding(subject, moment).map(found -> found);
      case STAGE_COMPLETED -> stageCompleted.finding(subject, moment).map(found -> found);
      case ROADMAP_COMPLETED -> roadmapCompleted.finding(moment).map(found -> found);
      case MENTOR_WROTE -> Optional.of(bare(rule, subject));
      case MILESTONE_DUE_SOON,
          STAGE_DUE_SOON,
          OVERDUE,
          PLAN_DEFICIT,
          SILENCE,
          STREAK_AT_RISK,
          WEEKLY_DIGEST,
          REVIEW_WAITING,
          MENTOR_DIGEST ->
          throw new IllegalArgumentException(rule + " is no happening of the path");
    };
  }

  /** What is told of something that has happened but is not, or no longer, so. */
  public Finding bare(Rule rule, String subject) {
    return switch (rule) {
      case WELCOME -> new Welcome(null);
      case CHANGES_REQUESTED -> ChangesRequested.of(subject);
      case STAGE_COMPLETED -> new StageCompleted(subject, null);
      case ROADMAP_COMPLETED -> new RoadmapCompleted(0);
      case MENTOR_WROTE -> new MentorWrote(UUID.fromString(subject));
      case MILESTONE_DUE_SOON,
          STAGE_DUE_SOON,
          OVERDUE,
          PLAN_DEFICIT,
          SILENCE,
          STREAK_AT_RISK,
          WEEKLY_DIGEST,
          REVIEW_WAITING,
          MENTOR_DIGEST ->
          throw new IllegalArgumentException(rule + " is no happening of the path");
    };
  }

  /**
   * The finding as it stands now, with what was settled since left out; empty when nothing is left.
   */
  public Optional<Finding> stillTrue(Finding finding, Moment now) {
    return switch (finding) {
      case Welcome _ -> Optional.of(welcome.finding(now));
      case MilestonesDueSoon found -> milestoneDueSoon.stillTrue(found, now).map(left -> left);
      case StageDueSoon found -> stageDueSoon.stillTrue(found, now).map(left -> left);
      case Overdue found -> overdue.stillTrue(found, now).map(left -> left);
      case PlanDeficit found -> planDeficit.stillTrue(found, now).map(left -> left);
      case Silence found -> silence.stillTrue(found, now).map(left -> left);
      case StreakAtRisk found -> streakAtRisk.stillTrue(found, now).map(left -> left);
      case ChangesRequested found ->
          changesRequested.finding(found.subject(), now).map(left -> left);
      case StageCompleted found -> stageCompleted.finding(found.stage(), now).map(left -> left);
      case RoadmapCompleted _ -> roadmapCompleted.finding(now).map(left -> left);
      case MentorWrote found -> Optional.of(found);
      case Digest found -> weeklyDigest.stillTrue(found, now).map(left -> left);
      case AboutCohort found ->
          throw new IllegalArgumentException(found.rule() + " is about no enrolment");
    };
  }
}
