package dev.milepost.progress.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a cohort's learners.
 *
 * @param total how many learners there are on all pages
 * @param counts how many there would be of each kind, with the same search
 */
public record RosterPage(
    List<LearnerRow> learners, int page, int size, int total, FilterCounts counts) {

  /** How many pages there are; 1 when there is no learner. */
  public int pages() {
    return Math.max(1, (total + size - 1) / size);
  }

  /**
   * @param all whoever withdrew included
   * @param unseen without activity for 14 days
   * @param waiting with a submission that waits for a review; null for a past day, of which that is
   *     not kept
   */
  public record FilterCounts(
      int all, int behind, int unseen, @Nullable Integer waiting, int withdrawn) {

    /** Null for what is not known. */
    public @Nullable Integer of(LearnerFilter filter) {
      return switch (filter) {
        case ALL -> all;
        case BEHIND -> behind;
        case UNSEEN -> unseen;
        case WAITING -> waiting;
        case WITHDRAWN -> withdrawn;
      };
    }
  }
}
