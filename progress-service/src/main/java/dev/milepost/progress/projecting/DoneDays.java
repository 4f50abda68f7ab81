package dev.milepost.progress.projecting;

import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The days on which things were done, in the cohort's zone. */
final class DoneDays {

  private final EnrolmentFacts facts;
  private final Standing standing;
  private final IntFunction<MilestoneHistory> histories;

  /**
   * @param standing what {@code histories} amount to, by the outline of {@code facts}
   * @param histories by the milestone's place
   */
  DoneDays(EnrolmentFacts facts, Standing standing, IntFunction<MilestoneHistory> histories) {
    this.facts = facts;
    this.standing = standing;
    this.histories = histories;
  }

  /** Of the milestone at {@code place}; null unless done. */
  @Nullable LocalDate ofMilestone(int place) {
    if (!standing.isDone(place)) {
      return null;
    }
    boolean reviewed = facts.outline().milestone(place).review();
    return facts.dayOf(Objects.requireNonNull(histories.apply(place).state(reviewed).doneAt()));
  }

  /** The day on which the last required milestone of the stage was done; null unless completed. */
  @Nullable LocalDate ofStage(int stage) {
    if (!standing.isStageCompleted(stage)) {
      return null;
    }
    return facts
        .outline()
        .required(stage)
        .mapToObj(this::ofMilestone)
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  /** Adds all that is done to the figures. */
  void addTo(CohortFigures figures) {
    for (int place = 0; place < facts.outline().size(); place++) {
      LocalDate day = ofMilestone(place);
      if (day != null) {
        figures.done(facts.cohort(), day, 1, facts.outline().milestone(place).points());
      }
    }
    for (int stage = 0; stage < facts.outline().stages().size(); stage++) {
      LocalDate day = ofStage(stage);
      if (day != null) {
        figures.stageCompleted(facts.cohort(), facts.outline().stages().get(stage).key(), day, 1);
      }
    }
  }
}
