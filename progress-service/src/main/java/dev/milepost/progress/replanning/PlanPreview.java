package dev.milepost.progress.replanning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would be. Days are those of the cohort's zone.
 *
 * @param fits whether all that is required would be due by the cohort's last day; only then can it
 *     be followed
 * @param finish the last due day of what is required and not done; null when nothing is
 * @param hoursToFit the least hours a week with which it would fit; null when no day is left to
 *     work on, or nothing to do
 * @param milestones those that are not done, in the roadmap's order
 */
@Schema(name = "PlanPreview")
record PlanPreview(
    boolean fits,
    @Nullable LocalDate finish,
    LocalDate endDay,
    @Nullable Double hoursToFit,
    List<MovedMilestone> milestones) {

  /**
   * @param before the due day as it is
   * @param after the due day as it would be
   */
  @Schema(name = "MovedMilestone")
  record MovedMilestone(String key, String title, String stage, LocalDate before, LocalDate after) {

    @JsonIgnore
    public boolean isMoved() {
      return !before.equals(after);
    }

    @JsonIgnore
    public boolean isLater() {
      return after.isAfter(before);
    }
  }

  /** How many due days would be others. */
  @JsonIgnore
  public long moved() {
    return milestones.stream().filter(MovedMilestone::isMoved).count();
  }

  /** Whether there is a number of hours that somebody may wish for and with which it would fit. */
  @JsonIgnore
  public boolean canFit() {
    return Objects.requireNonNullElse(hoursToFit, PlanRequest.MOST_HOURS + 1)
        <= PlanRequest.MOST_HOURS;
  }
}
