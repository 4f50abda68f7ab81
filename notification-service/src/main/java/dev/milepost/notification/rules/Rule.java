package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.CourseSettings;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.enrolment.RuleSetting;
import dev.milepost.notification.enrolment.SendTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reasons to write, by the names that the ledger, the metrics and the API have for them, and
 * how each is by itself: a cohort can have it otherwise.
 */
public enum Rule {
  WELCOME(Category.WELCOME),
  /** Off: the stage that is due soon names its milestones. */
  MILESTONE_DUE_SOON(Category.REMINDERS, false, Numbers.DAYS_BEFORE, 1),
  STAGE_DUE_SOON(Category.REMINDERS, true, Numbers.DAYS_BEFORE, 3),
  OVERDUE(Category.REMINDERS, true, Numbers.DAYS_AFTER, 1, 3, 7, 14),
  PLAN_DEFICIT(Category.REMINDERS, true, Numbers.MILESTONES_BEHIND, 3),
  SILENCE(Category.REMINDERS, true, Numbers.DAYS_OF_SILENCE, 7),
  STREAK_AT_RISK(Category.STREAKS, true, Numbers.WEEKS_IN_A_ROW, 3),
  CHANGES_REQUESTED(Category.REVIEWS),
  STAGE_COMPLETED(Category.PROGRESS),
  ROADMAP_COMPLETED(Category.PROGRESS),
  MENTOR_WROTE(Category.MENTORS),
  WEEKLY_DIGEST(Category.DIGEST),
  REVIEW_WAITING(Category.MENTORING, true, Numbers.DAYS_WAITING, 2, 5, 10),
  MENTOR_DIGEST(Category.OVERVIEW, true, Numbers.LEARNERS_NAMED, 10);

  private static final int FEW_DAYS = 6;

  private final Category category;
  private final @Nullable Numbers numbers;
  private final RuleSetting byItself;
  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Rule(Category category) {
    this.category = category;
    this.numbers = null;
    this.byItself = new RuleSetting(true, List.of(), SendTimes.HOUR);
  }

  Rule(Category category, boolean on, Numbers numbers, Integer... usual) {
    this.category = category;
    this.numbers = numbers;
    this.byItself = new RuleSetting(on, List.of(usual), SendTimes.HOUR);
  }

  public Category category() {
    return category;
  }

  /** Whether it speaks to who looks after a cohort, of all its learners. */
  public boolean isForMentors() {
    return category.isForMentors();
  }

  /** Whether a cohort can have it otherwise: what a person writes is no rule's to hold back. */
  public boolean isSettable() {
    return this != MENTOR_WROTE;
  }

  /** What this rule's numbers say; empty for a rule that does not go by time and has none. */
  public Optional<Numbers> numbers() {
    return Optional.ofNullable(numbers);
  }

  public RuleSetting byItself() {
    return byItself;
  }

  public RuleSetting setting(CourseSettings settings) {
    return settings.rules().getOrDefault(wireName, byItself);
  }

  RuleSetting setting(EnrolmentFacts facts) {
    return setting(facts.course().settings());
  }

  /**
   * When this rule speaks on {@code day} of the cohort, or as soon after as the reader is awake.
   */
  Instant speaksOn(LocalDate day, EnrolmentFacts facts) {
    return speaksOn(day, facts.sendTimes());
  }

  Instant speaksOn(LocalDate day, SendTimes times) {
    Course course = times.course();
    return times.firstFrom(course.startOf(day), setting(course.settings()).hour());
  }

  /** Whether it speaks at {@code moment} because of {@code day} of the cohort. */
  boolean speaksAt(Moment moment, LocalDate day) {
    return !day.isBefore(stillToSpeakFrom(moment))
        && !day.isAfter(moment.today().plusDays(1))
        && speaksOn(day, moment.facts()).equals(moment.at());
  }

  /** Whether it spoke before {@code moment} because of {@code day} of the cohort. */
  boolean spokeBefore(Moment moment, LocalDate day) {
    return day.isBefore(stillToSpeakFrom(moment))
        || (!day.isAfter(moment.today().plusDays(1))
            && speaksOn(day, moment.facts()).isBefore(moment.at()));
  }

  /**
   * Of no earlier day it can be that its hour is still to come: a message waits for the reader's
   * hours, and over blackout days, each of which covers no more than two of the reader's. Found
   * without looking at clocks, of which there are many.
   */
  private static LocalDate stillToSpeakFrom(Moment moment) {
    int waits = FEW_DAYS + 2 * moment.facts().course().blackoutDays().size();
    return moment.today().minusDays(waits);
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<Rule> named(String wireName) {
    return Arrays.stream(values()).filter(rule -> rule.wireName.equals(wireName)).findFirst();
  }

  /**
   * @throws IllegalArgumentException for an unknown name
   */
  public static Rule of(String wireName) {
    return named(wireName).orElseThrow(() -> new IllegalArgumentException("no rule " + wireName));
  }

  /** What a rule's numbers say, and what they can be. */
  public enum Numbers {
    DAYS_BEFORE(0, 60, false),
    /** Each of them is another time that the rule speaks; after the last it is silent. */
    DAYS_AFTER(1, 120, true),
    MILESTONES_BEHIND(1, 50, false),
    /** Of silence beyond what is usual for the learner; no fewer are told of. */
    DAYS_OF_SILENCE(2, 90, false),
    WEEKS_IN_A_ROW(1, 52, false),
    /** Each of them is another time that the rule speaks of the same; after the last no more. */
    DAYS_WAITING(1, 60, true),
    /** How many are named at most; all are counted. */
    LEARNERS_NAMED(1, 50, false);

    private final int least;
    private final int most;
    private final boolean several;

    Numbers(int least, int most, boolean several) {
      this.least = least;
      this.most = most;
      this.several = several;
    }

    public int least() {
      return least;
    }

    public int most() {
      return most;
    }

    /** Whether there can be up to ten of them, ascending, or is one. */
    public boolean isSeveral() {
      return several;
    }

    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
