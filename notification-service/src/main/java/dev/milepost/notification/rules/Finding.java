package dev.milepost.notification.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.milepost.state.NextStep;
import java.time.LocalDate;
import java.util.List;
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

  record Welcome(@Nullable NextStep next) implements Finding {
    @Override
    public Rule rule() {
      return Rule.WELCOME;
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
    public String subject() {
      return since.toString();
    }
  }

  record StageCompleted(String stage, @Nullable NextStep next) implements Finding {
    @Override
    public Rule rule() {
      return Rule.STAGE_COMPLETED;
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
}
