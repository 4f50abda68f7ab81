package dev.milepost.progress.projecting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Changes to the figures of cohorts, summed up over a batch. Figures are additive: what one learner
 * adds or takes back can be applied in any order, and sums of changes are changes.
 */
final class CohortFigures {

  /** Sorted, so that all writers lock rows in one order. */
  private final Map<DayKey, Day> days = new TreeMap<>(DayKey.ORDER);

  private final Map<StageKey, Integer> stages = new TreeMap<>(StageKey.ORDER);

  void activity(UUID cohort, LocalDate day, int events, int activeLearners) {
    add(cohort, day, new Day(events, activeLearners, 0, 0));
  }

  void done(UUID cohort, LocalDate day, int milestones, int points) {
    add(cohort, day, new Day(0, 0, milestones, points));
  }

  void stageCompleted(UUID cohort, String stage, LocalDate day, int learners) {
    stages.merge(new StageKey(cohort, stage, day), learners, Integer::sum);
  }

  void add(CohortFigures others) {
    others.days.forEach((key, day) -> add(key.cohort(), key.day(), day));
    others.stages.forEach((key, learners) -> stages.merge(key, learners, Integer::sum));
  }

  void subtract(CohortFigures others) {
    others.days.forEach((key, day) -> add(key.cohort(), key.day(), day.negated()));
    others.stages.forEach((key, learners) -> stages.merge(key, -learners, Integer::sum));
  }

  /** Without those that come to nothing. */
  Map<DayKey, Day> days() {
    days.values().removeIf(Day.NONE::equals);
    return days;
  }

  /** Without those that come to nothing. */
  Map<StageKey, Integer> stages() {
    stages.values().removeIf(learners -> learners == 0);
    return stages;
  }

  private void add(UUID cohort, LocalDate day, Day change) {
    days.merge(new DayKey(cohort, day), change, Day::plus);
  }

  record DayKey(UUID cohort, LocalDate day) {
    static final Comparator<DayKey> ORDER =
        Comparator.comparing(DayKey::cohort).thenComparing(DayKey::day);
  }

  record StageKey(UUID cohort, String stage, LocalDate day) {
    static final Comparator<StageKey> ORDER =
        Comparator.comparing(StageKey::cohort)
            .thenComparing(StageKey::stage)
            .thenComparing(StageKey::day);
  }

  record Day(int events, int activeLearners, int milestonesDone, int pointsDone) {
    static final Day NONE = new Day(0, 0, 0, 0);

    Day plus(Day other) {
      return new Day(
          events + other.events,
          activeLearners + other.activeLearners,
          milestonesDone + other.milestonesDone,
          pointsDone + other.pointsDone);
    }

    Day negated() {
      return new Day(-events, -activeLearners, -milestonesDone, -pointsDone);
    }
  }
}
