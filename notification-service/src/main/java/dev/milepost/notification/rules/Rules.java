package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.MentorWrote;
import dev.milepost.notification.rules.Finding.Overdue;
import dev.milepost.notification.rules.Finding.RoadmapCompleted;
import dev.milepost.notification.rules.Finding.Silence;
import dev.milepost.notification.rules.Finding.StageCompleted;
import dev.milepost.notification.rules.Finding.StageDueSoon;
import dev.milepost.notification.rules.Finding.Welcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All rules together. Pure: the same facts give the same findings. */
public final class Rules {

  private final WelcomeRule welcome = new WelcomeRule();
  private final StageDueSoonRule stageDueSoon = new StageDueSoonRule();
  private final OverdueRule overdue = new OverdueRule();
  private final SilenceRule silence = new SilenceRule();
  private final StageCompletedRule stageCompleted = new StageCompletedRule();
  private final RoadmapCompletedRule roadmapCompleted = new RoadmapCompletedRule();
  private final List<TimedRule<? extends Finding>> timed = List.of(stageDueSoon, overdue, silence);

  /**
   * The first moment later than {@code after} at which a rule may find something, as things stand.
   * None comes after the cohort's end day or a withdrawal.
   */
  public Optional<Instant> nextMoment(EnrolmentFacts facts, Instant after) {
    Instant end = facts.course().startOf(facts.course().endDay().plusDays(1));
    return timed.stream()
        .flatMap(rule -> rule.moments(facts))
        .filter(moment -> moment.isAfter(after) && moment.isBefore(end))
        .filter(moment -> !facts.isWithdrawn(moment))
        .min(Instant::compareTo);
  }

  /** What the rules that go by time find at {@code moment}. */
  public List<Finding> findings(Moment moment) {
    return timed.stream().<Finding>flatMap(rule -> rule.findings(moment)).toList();
  }

  /**
   * What there is to say about something that happened.
   *
   * @param rule one that does not go by time
   * @param stage for {@link Rule#STAGE_COMPLETED}; for {@link Rule#MENTOR_WROTE} the message's id
   */
  public Optional<Finding> finding(Rule rule, String stage, Moment moment) {
    return switch (rule) {
      case WELCOME -> Optional.of(welcome.finding(moment));
      case STAGE_COMPLETED -> stageCompleted.finding(stage, moment).map(found -> found);
      case ROADMAP_COMPLETED -> roadmapCompleted.finding(moment).map(found -> found);
      case MENTOR_WROTE -> Optional.of(bare(rule, stage));
      case STAGE_DUE_SOON, OVERDUE, SILENCE ->
          throw new IllegalArgumentException(rule + " goes by time");
    };
  }

  /** What is told of something that has happened but is not, or no longer, so. */
  public Finding bare(Rule rule, String stage) {
    return switch (rule) {
      case WELCOME -> new Welcome(null);
      case STAGE_COMPLETED -> new StageCompleted(stage, null);
      case ROADMAP_COMPLETED -> new RoadmapCompleted(0);
      case MENTOR_WROTE -> new MentorWrote(UUID.fromString(stage));
      case STAGE_DUE_SOON, OVERDUE, SILENCE ->
          throw new IllegalArgumentException(rule + " goes by time");
    };
  }

  /**
   * The finding as it stands now, with what was settled since left out; empty when nothing is left.
   */
  public Optional<Finding> stillTrue(Finding finding, Moment now) {
    return switch (finding) {
      case Welcome _ -> Optional.of(welcome.finding(now));
      case StageDueSoon found -> stageDueSoon.stillTrue(found, now).map(left -> left);
      case Overdue found -> overdue.stillTrue(found, now).map(left -> left);
      case Silence found -> silence.stillTrue(found, now).map(left -> left);
      case StageCompleted found -> stageCompleted.finding(found.stage(), now).map(left -> left);
      case RoadmapCompleted _ -> roadmapCompleted.finding(now).map(left -> left);
      case MentorWrote found -> Optional.of(found);
    };
  }
}
