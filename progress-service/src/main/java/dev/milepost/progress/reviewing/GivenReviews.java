package dev.milepost.progress.reviewing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What mentors said to one learner.
 *
 * @param reviews of all milestones and attempts, the newest first
 */
public record GivenReviews(List<GivenReview> reviews) {

  /** The same by the milestone's key, each in the same order. */
  public Map<String, List<GivenReview>> byMilestone() {
    return reviews.stream().collect(Collectors.groupingBy(GivenReview::milestone));
  }

  /**
   * @param attempt which of the learner's submissions it judges, from 1; null when that is not
   *     known here
   * @param by name of who gave it; null when the person is not known here any more
   * @param on the day, in the cohort's zone
   * @param evidence what was handed in with that attempt
   */
  public record GivenReview(
      String milestone,
      @Nullable Integer attempt,
      boolean approved,
      @Nullable String note,
      @Nullable String by,
      Instant at,
      LocalDate on,
      @Nullable String evidence) {

    /** Without name, note and evidence, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "GivenReview[" + milestone + "]";
    }
  }
}
