package dev.milepost.state;

import org.jspecify.annotations.Nullable;

/**
 * How much delay and silence is no reason yet to think that a learner needs help; mentors read of
 * the same learners on their dashboard and in their mail.
 */
public final class Tolerance {

  /** No shorter delay, silence or late beginning is a reason. */
  public static final int GRACE_DAYS = 7;

  public static final double SILENCE_PER_USUAL_GAP = 2.5;

  /** Tolerated while too little was done to know what is usual. */
  public static final int SILENCE_OF_A_STRANGER = 14;

  private Tolerance() {}

  /**
   * In days; a longer silence is a reason.
   *
   * @param usualGapDays that usually lie between two days with activity; null when not known
   */
  public static int ofSilence(@Nullable Integer usualGapDays) {
    return usualGapDays == null
        ? SILENCE_OF_A_STRANGER
        : Math.max(GRACE_DAYS, (int) (SILENCE_PER_USUAL_GAP * usualGapDays));
  }
}
