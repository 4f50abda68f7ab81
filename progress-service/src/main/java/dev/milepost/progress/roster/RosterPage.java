package dev.milepost.progress.roster;

import java.util.List;

/**
 * One page of a cohort's learners.
 *
 * @param total how many learners there are on all pages
 */
public record RosterPage(List<LearnerRow> learners, int page, int size, int total) {

  /** How many pages there are; 1 when there is no learner. */
  public int pages() {
    return Math.max(1, (total + size - 1) / size);
  }
}
