package dev.milepost.benchmarks.workload;

import dev.milepost.events.MilestoneEventType;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How far one learner has come, and what they do next: they take the milestones in order, start a
 * third of them before they are done with them, hand in what is reviewed, and take back one event
 * in fifty.
 */
final class LearnerPath {

  private static final double STARTS_FIRST = 1.0 / 3;
  private static final double APPROVED = 0.6;
  private static final double REVOKED = 0.02;

  private final BenchRoadmap roadmap;
  private int place;
  private boolean started;
  private @Nullable UUID submission;

  LearnerPath(BenchRoadmap roadmap) {
    this.roadmap = roadmap;
  }

  /**
   * @param type what happens to the milestone at {@code place}
   * @param submission for a review: the submission that it judges
   */
  record Step(MilestoneEventType type, int place, @Nullable UUID submission) {}

  /**
   * @param id of the event that will tell of the step
   */
  Step next(UUID id, RandomGenerator random) {
    UUID waiting = submission;
    if (waiting != null) {
      submission = null;
      if (random.nextDouble() < APPROVED) {
        return new Step(MilestoneEventType.APPROVED, place - 1, waiting);
      }
    }
    if (place == roadmap.milestones() || (place > 0 && random.nextDouble() < REVOKED)) {
      return backTo(place - 1);
    }
    if (!started && random.nextDouble() < STARTS_FIRST) {
      started = true;
      return new Step(MilestoneEventType.STARTED, place, null);
    }
    return done(id);
  }

  private Step backTo(int earlier) {
    place = earlier;
    started = false;
    return new Step(MilestoneEventType.REVOKED, earlier, null);
  }

  private Step done(UUID id) {
    boolean reviewed = roadmap.isReviewed(place);
    submission = reviewed ? id : null;
    started = false;
    return new Step(
        reviewed ? MilestoneEventType.SUBMITTED : MilestoneEventType.COMPLETED, place++, null);
  }
}
