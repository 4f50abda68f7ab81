package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.RoadmapCompleted;
import java.util.Optional;

/** Every required milestone of the roadmap is done. */
public final class RoadmapCompletedRule {

  public Optional<RoadmapCompleted> finding(Moment moment) {
    return moment.standing().isRoadmapCompleted()
        ? Optional.of(new RoadmapCompleted(moment.standing().milestonesDone()))
        : Optional.empty();
  }
}
