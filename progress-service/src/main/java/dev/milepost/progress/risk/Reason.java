package dev.milepost.progress.risk;

import org.jspecify.annotations.Nullable;

/** Why a learner is on the at-risk list, with the figures that say so. */
public sealed interface Reason {

  /** Stable, for programs. */
  String code();

  /** How many days the reason has weight for. */
  int weight();

  /**
   * @param days since the earliest milestone that is due and not done was due
   */
  record BehindPlan(int days) implements Reason {

    @Override
    public String code() {
      return "behind-plan";
    }

    @Override
    public int weight() {
      return days;
    }
  }

  /**
   * @param days without activity
   * @param usualGapDays what is usual for the learner; null when not known yet
   * @param toleratedDays how long a silence is still none
   */
  record Inactive(int days, @Nullable Integer usualGapDays, int toleratedDays) implements Reason {

    @Override
    public String code() {
      return "inactive";
    }

    @Override
    public int weight() {
      return days - toleratedDays;
    }
  }

  /**
   * @param days since the learner could have begun
   */
  record NeverStarted(int days) implements Reason {

    @Override
    public String code() {
      return "never-started";
    }

    @Override
    public int weight() {
      return days;
    }
  }
}
