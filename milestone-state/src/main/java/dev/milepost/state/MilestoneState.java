package dev.milepost.state;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one milestone amount to.
 *
 * @param doneAt when it was done, as reported; null unless done
 * @param carriedOver done in an earlier course: done, but no activity
 * @param submission the submission that counts, which a review must name; null when there is none
 */
public record MilestoneState(
    MilestoneStatus status,
    @Nullable Instant doneAt,
    boolean carriedOver,
    @Nullable UUID submission) {

  public static final MilestoneState OPEN =
      new MilestoneState(MilestoneStatus.OPEN, null, false, null);

  public boolean isDone() {
    return status == MilestoneStatus.DONE;
  }
}
