package dev.milepost.state;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A milestone to take up next, and why this one.
 *
 * @param due the day it is due, in the cohort's zone; null when the plan has none
 * @param unlocks how many other milestones wait for it
 */
public record NextStep(String milestone, Reason reason, @Nullable LocalDate due, int unlocks) {

  /** Why a step was chosen, strongest first. */
  public enum Reason {
    /** A mentor asked for changes. */
    CHANGES_REQUESTED,
    OVERDUE,
    /** Begun and not handed in. */
    STARTED,
    /** Due within a week. */
    DUE_SOON,
    /** Others wait for it. */
    UNLOCKS_OTHERS,
    /** The next one on the path. */
    NEXT_ON_PATH
  }
}
