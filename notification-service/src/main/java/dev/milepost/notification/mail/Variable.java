package dev.milepost.notification.mail;

import dev.milepost.notification.rules.Rule;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a cohort's own words can have in braces; each has a value in every message of its rules. */
public enum Variable {
  /** The learner's name. */
  LEARNER,
  COHORT,
  ROADMAP,
  /** How much of the roadmap is done, in percent. */
  PERCENT,
  /** How many milestones, days, weeks, reviews or learners the message is about. */
  COUNT,
  /** The milestone that it is about, or the first of them. */
  MILESTONE,
  STAGE,
  /** The day on which that is or was due. */
  DUE,
  /** The name of the mentor who reads it. */
  MENTOR;

  private static final Set<Variable> FOR_LEARNERS = EnumSet.range(LEARNER, PERCENT);
  private static final Set<Variable> FOR_MENTORS = EnumSet.of(MENTOR, COHORT, ROADMAP);

  /** How it is written, without its braces. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those that messages of {@code rule} have a value for. */
  public static Set<Variable> of(Rule rule) {
    Set<Variable> all = EnumSet.copyOf(rule.isForMentors() ? FOR_MENTORS : FOR_LEARNERS);
    all.addAll(
        switch (rule) {
          case WELCOME, MENTOR_WROTE -> Set.of();
          case MILESTONE_DUE_SOON, OVERDUE, PLAN_DEFICIT -> Set.of(COUNT, MILESTONE, DUE);
          case STAGE_DUE_SOON -> Set.of(COUNT, STAGE, DUE);
          case SILENCE, STREAK_AT_RISK -> Set.of(COUNT, MILESTONE);
          case CHANGES_REQUESTED -> Set.of(MILESTONE);
          case STAGE_COMPLETED -> Set.of(STAGE);
          case ROADMAP_COMPLETED, WEEKLY_DIGEST, REVIEW_WAITING, MENTOR_DIGEST -> Set.of(COUNT);
        });
    return all;
  }

  /** Those without which nobody could tell what a message of {@code rule} is about. */
  public static Set<Variable> neededBy(Rule rule) {
    return switch (rule) {
      case STAGE_DUE_SOON, STAGE_COMPLETED -> Set.of(STAGE);
      case CHANGES_REQUESTED -> Set.of(MILESTONE);
      default -> Set.of();
    };
  }
}
