package dev.milepost.notification.rules;

import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.rules.Finding.StageCompleted;
import java.util.Optional;

/** A stage is completed: what comes next, and why. The last stage has the roadmap's own message. */
public final class StageCompletedRule {

  /** Empty when the stage is not, or no longer, completed, or the roadmap has no such stage. */
  public Optional<StageCompleted> finding(String stage, Moment moment) {
    var stages = moment.facts().course().outline().stages();
    boolean completed =
        stages.stream().anyMatch(known -> known.key().equals(stage))
            && moment
                .standing()
                .isStageCompleted(moment.facts().course().outline().stagePlaceOf(stage));
    return completed
        ? Optional.of(new StageCompleted(stage, moment.nextStep().orElse(null)))
        : Optional.empty();
  }
}
