package dev.milepost.notification.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.milepost.state.NextStep;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found: the facts of one message, without personal data. Milestones and stages are
 * named by their keys, days are the cohort's.
 */
public sealed interface Finding {

  @JsonIgnore
  Rule rule();

  /** Tells findings of one rule and enrolment apart; empty where there can be only one. */
  @JsonIgnore
  String subject();

  /**
   * There is at most one message for each of these, and one decision, not counting those that were
   * no longer true.
   */
  default String dedupeKey(UUID enrolment) {
    return rule().wireName() + "/" + enrolment + (subject().isEmpty() ? "" : "/" + subject());
  }

  /** The stage that the message is about, so that messages about it hang together. */
  @JsonIgnore
  default @Nullable String thread() {
    return null;
  }

  /** What a mentor is told of a whole cohort; learners are named by their ids. */
  sealed interface AboutCohort extends Finding permits ReviewsWaiting, MentorDigest {

    /** The learners that it names. */
    @JsonIgnore
    Set<UUID> named();

    /** The same for each reader: several look after one cohort. */
    default String dedupeKey(UUID cohort, UUID reader) {
      return dedupeKey(cohort) + "/" + reader;
    }
  }

  /**
   * The same without these milestones; empty when nothing is left to say.
   *
   * @param instead what to take up next besides them; null when there is nothing
   */
  default Optional<Finding> without(Set<String> milestones, @Nullable NextStep instead) {
    return Optional.of(this);
  }

  record Welcome(@Nullable NextStep next) implements Finding {
    @Override
    public Rule rule() {
      return Rule.WELCOME;
    }

    @Override
    public Optional<Finding> without(Set<String> milestones, @Nullable NextStep instead) {
      return Optional.of(new Welcome(besides(milestones, next, instead)));
    }

    @Override
    public String subject() {
      return "";
    }
  }

  /**
   * @param due the last due day among the stage's required milestones
   * @param left the required milestones that are neither done nor handed in, by due day
   */
  record StageDueSoon(String stage, LocalDate due, List<Planned> left) implements Finding {
    @Override
    public Rule rule() {
      return Rule.STAGE_DUE_SOON;
    }

    @Override
    public Optional<Finding> without(Set<String> milestones, @Nullable NextStep instead) {
      List<Planned> rest = rest(left, milestones);
      return rest.isEmpty() ? Optional.empty() : Optional.of(new StageDueSoon(stage, due, rest));
    }

    @Override
    public String subject() {
      return stage + "/" + due;
    }

    @Override
    public String thread() {
      return stage;
    }
  }

  /**
   * @param day the day of the message, in the cohort's zone
   * @param late every required milestone that was due before that day, by due day
   */
  record Overdue(LocalDate day, List<Planned> late) implements Finding {
    @Override
    public Rule rule() {
      return Rule.OVERDUE;
    }

    @Override
    public Optional<Finding> without(Set<String> milestones, @Nullable NextStep instead) {
      List<Planned> rest = rest(late, milestones);
      return rest.isEmpty() ? Optional.empty() : Optional.of(new Overdue(day, rest));
    }

    @Override
    public String subject() {
      return day.toString();
    }
  }

  /**
   * @param since the last day with any activity, or the day of the return from a withdrawal, or the
   *     first day of all
   * @param begun whether there was any activity
   * @param usualGap days that usually lie between two active days; 0 when not known
   */
  record Silence(LocalDate since, boolean begun, int silentDays, int usualGap, NextStep next)
      implements Finding {
    @Override
    public Rule rule() {
      return Rule.SILENCE;
    }

    @Override
    public Optional<Finding> without(Set<String> milestones, @Nullable NextStep instead) {
      return Optional.ofNullable(besides(milestones, next, instead))
          .map(step -> new Silence(since, begun, silentDays, usualGap, step));
    }

    @Override
    public String subject() {
      return since.toString();
    }
  }

  /**
   * @param day the day of the message, in the cohort's zone
   * @param left required milestones that are due soon, by due day
   */
  record MilestonesDueSoon(LocalDate day, List<Planned> left) implements Finding {
    @Override
    public Rule rule() {
      return Rule.MILESTONE_DUE_SOON;
    }

    @Override
    public Optional<Finding> without(Set<String> milestones, @Nullable NextStep instead) {
      List<Planned> rest = rest(left, milestones);
      return rest.isEmpty() ? Optional.empty() : Optional.of(new MilestonesDueSoon(day, rest));
    }

    @Override
    public String subject() {
      return day.toString();
    }
  }

  /**
   * @param day the day of the message, in the cohort's zone
   * @param late every required milestone that is behind the plan, by due day
   */
  record PlanDeficit(LocalDate day, List<Planned> late, @Nullable NextStep next)
      implements Finding {
    @Override
    public Rule rule() {
      return Rule.PLAN_DEFICIT;
    }

    @Override
    public Optional<Finding> without(Set<String> milestones, @Nullable NextStep instead) {
      List<Planned> rest = rest(late, milestones);
      return rest.isEmpty()
          ? Optional.empty()
          : Optional.of(new PlanDeficit(day, rest, besides(milestones, next, instead)));
    }

    @Override
    public String subject() {
      return day.toString();
    }
  }

  /**
   * @param week the Monday of the week without activity so far
   * @param weeks how many weeks in a row before it had some
   */
  record StreakAtRisk(LocalDate week, int weeks, NextStep next) implements Finding {
    @Override
    public Rule rule() {
      return Rule.STREAK_AT_RISK;
    }

    @Override
    public Optional<Finding> without(Set<String> milestones, @Nullable NextStep instead) {
      return Optional.ofNullable(besides(milestones, next, instead))
          .map(step -> new StreakAtRisk(week, weeks, step));
    }

    @Override
    public String subject() {
      return week.toString();
    }
  }

  /**
   * @param review the event that asks for them
   */
  record ChangesRequested(String milestone, UUID review) implements Finding {

    static ChangesRequested of(String subject) {
      int slash = subject.lastIndexOf('/');
      return new ChangesRequested(
          subject.substring(0, slash), UUID.fromString(subject.substring(slash + 1)));
    }

    /** What {@link #of} reads. */
    public static String subject(String milestone, UUID review) {
      return milestone + "/" + review;
    }

    @Override
    public Rule rule() {
      return Rule.CHANGES_REQUESTED;
    }

    @Override
    public String subject() {
      return subject(milestone, review);
    }
  }

  record StageCompleted(String stage, @Nullable NextStep next) implements Finding {
    @Override
    public Rule rule() {
      return Rule.STAGE_COMPLETED;
    }

    @Override
    public Optional<Finding> without(Set<String> milestones, @Nullable NextStep instead) {
      return Optional.of(new StageCompleted(stage, besides(milestones, next, instead)));
    }

    @Override
    public String subject() {
      return stage;
    }

    @Override
    public String thread() {
      return stage;
    }
  }

  /**
   * @param milestones how many are done, optional ones included
   */
  record RoadmapCompleted(int milestones) implements Finding {
    @Override
    public Rule rule() {
      return Rule.ROADMAP_COMPLETED;
    }

    @Override
    public String subject() {
      return "";
    }
  }

  /**
   * What was not sent by itself, to be told together.
   *
   * @param day the day of the message, in the learner's zone
   * @param kept in the order in which it came up
   * @param next what to take up next, where nothing was kept; null when there is nothing
   */
  record Digest(
      LocalDate day,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
          @JsonSubTypes({
            @JsonSubTypes.Type(value = StageDueSoon.class, name = "stage-due-soon"),
            @JsonSubTypes.Type(value = MilestonesDueSoon.class, name = "milestone-due-soon"),
            @JsonSubTypes.Type(value = Overdue.class, name = "overdue"),
            @JsonSubTypes.Type(value = PlanDeficit.class, name = "plan-deficit"),
            @JsonSubTypes.Type(value = StreakAtRisk.class, name = "streak-at-risk"),
            @JsonSubTypes.Type(value = Silence.class, name = "silence"),
            @JsonSubTypes.Type(value = StageCompleted.class, name = "stage-completed"),
            @JsonSubTypes.Type(value = RoadmapCompleted.class, name = "roadmap-completed")
          })
          List<Finding> kept,
      @Nullable NextStep next)
      implements Finding {

    public Digest(LocalDate day, List<Finding> kept) {
      this(day, kept, null);
    }

    @Override
    public Rule rule() {
      return Rule.WEEKLY_DIGEST;
    }

    @Override
    public Optional<Finding> without(Set<String> milestones, @Nullable NextStep instead) {
      return Optional.of(new Digest(day, kept, besides(milestones, next, instead)));
    }

    @Override
    public String subject() {
      return day.toString();
    }
  }

  /**
   * @param message what the mentor wrote, which is kept apart: it is no fact of the ledger's
   */
  record MentorWrote(UUID message) implements Finding {
    @Override
    public Rule rule() {
      return Rule.MENTOR_WROTE;
    }

    @Override
    public String subject() {
      return message.toString();
    }
  }

  record Planned(String milestone, LocalDate due) {}

  private static @Nullable NextStep besides(
      Set<String> milestones, @Nullable NextStep next, @Nullable NextStep instead) {
    return next != null && milestones.contains(next.milestone()) ? instead : next;
  }

  private static List<Planned> rest(List<Planned> all, Set<String> without) {
    return all.stream().filter(one -> !without.contains(one.milestone())).toList();
  }
}
