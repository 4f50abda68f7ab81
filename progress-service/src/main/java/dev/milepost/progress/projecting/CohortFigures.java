package dev.milepost.progress.projecting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Changes to the figures of cohorts, summed up over a batch. Figures are additive: what one learner
 * adds or takes back can be applied in any order, and sums of changes are changes.
 */
final class CohortFigures {

  private final Map<DayKey, Sum> days = new HashMap<>();
  private final Map<StageKey, Integer> stages = new HashMap<>();

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
    others.days.forEach((key, sum) -> add(key.cohort(), key.day(), sum.total()));
    others.stages.forEach((key, learners) -> stages.merge(key, learners, Integer::sum));
  }

  void subtract(CohortFigures others) {
    others.days.forEach((key, sum) -> add(key.cohort(), key.day(), sum.total().negated()));
    others.stages.forEach((key, learners) -> stages.merge(key, -learners, Integer::sum));
  }

  /** Without those that come to nothing; sorted, so that all writers lock rows in one order. */
  SortedMap<DayKey, Day> days() {
    var sorted = new TreeMap<DayKey, Day>(DayKey.ORDER);
    days.forEach((key, sum) -> sorted.put(key, sum.total()));
    sorted.values().removeIf(Day.NONE::equals);
    return sorted;
  }

  /** Without those that come to nothing; sorted, so that all writers lock rows in one order. */
  SortedMap<StageKey, Integer> stages() {
    var sorted = new TreeMap<StageKey, Integer>(StageKey.ORDER);
    sorted.putAll(stages);
    sorted.values().removeIf(learners -> learners == 0);
    return sorted;
  }

  private void add(UUID cohort, LocalDate day, Day change) {
    days.computeIfAbsent(new DayKey(cohort, day), key -> new Sum()).add(change);
  }

  /** Counts in place, since recording adds for every event. */
  private static final class Sum {
    private int events;
    private int activeLearners;
    private int milestonesDone;
    private int pointsDone;

    void add(Day change) {
      events += change.events;
      activeLearners += change.activeLearners;
      milestonesDone += change.milestonesDone;
      pointsDone += change.pointsDone;
    }

    Day total() {
      return new Day(events, activeLearners, milestonesDone, pointsDone);
    }
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

    Day negated() {
      return new Day(-events, -activeLearners, -milestonesDone, -pointsDone);
    }
  }
}
