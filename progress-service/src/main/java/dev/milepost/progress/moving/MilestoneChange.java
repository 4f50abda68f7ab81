package dev.milepost.progress.moving;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A milestone in two versions of a roadmap, and how many learners have done it by either.
 *
 * @param title by the version that is moved to; by the present one where that has it alone
 * @param titleBefore only where it is another one
 * @param stage title of its stage, by the same version as the title
 * @param stageBefore only where it stands in another stage
 * @param required null in a version that lacks it
 * @param review whether a mentor has to approve it; null in a version that lacks it
 * @param doneBefore how many learners have it done by the present version
 * @param doneAfter how many have it done by the other
 * @param underWay how many have begun it or handed it in, by the present version
 */
public record MilestoneChange(
    @Schema(example = "tracking-server") String key,
    @Schema(example = "Run a tracking server") String title,
    @Nullable String titleBefore,
    @Schema(example = "Experiment tracking") String stage,
    @Nullable String stageBefore,
    Change change,
    @Nullable Boolean requiredBefore,
    @Nullable Boolean required,
    @Nullable Boolean reviewBefore,
    @Nullable Boolean review,
    int doneBefore,
    int doneAfter,
    int underWay) {

  /** Whether it counts for its stage by one version and not by the other. */
  public boolean isRequirednessChanged() {
    return requiredBefore != null && required != null && !requiredBefore.equals(required);
  }

  public boolean isReviewChanged() {
    return reviewBefore != null && review != null && !reviewBefore.equals(review);
  }
}
