package dev.milepost.progress.reviewing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of the submissions of a cohort that wait for a review, the longest waiting first.
 *
 * @param total how many there are on all pages
 */
public record ReviewQueue(List<WaitingSubmission> submissions, int page, int size, int total) {

  /** How many pages there are; 1 when nothing waits. */
  public int pages() {
    return Math.max(1, (total + size - 1) / size);
  }

  /** Whether it is on this page. */
  public boolean has(UUID submission) {
    return submissions.stream().anyMatch(one -> one.submission().equals(submission));
  }

  /**
   * @param submission the id that the review must name
   * @param stage title
   * @param submittedOn the day of {@code submittedAt} in the cohort's zone
   * @param attempt how often the milestone was handed in, this time included
   * @param evidence a link or text, as the learner gave it
   * @param note of the learner
   */
  @Schema(name = "WaitingSubmission")
  public record WaitingSubmission(
      UUID submission,
      UUID enrolment,
      UUID learner,
      String name,
      String milestone,
      String title,
      String stage,
      Instant submittedAt,
      LocalDate submittedOn,
      int attempt,
      @Nullable String evidence,
      @Nullable String note) {

    /** Whether the evidence is an address that a browser can open. */
    public boolean hasLink() {
      return evidence != null && evidence.matches("https?://\\S+");
    }

    /** Without names and texts, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "WaitingSubmission[" + submission + "]";
    }
  }
}
