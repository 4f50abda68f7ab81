package dev.milepost.progress.dashboard;

import dev.milepost.progress.dashboard.StandingGroups.Alike;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.TreeMap;

/** Counts learners by how they stand against their plans on a day. Free of SQL. */
final class Tally {

  private final Outline outline;
  private final LocalDate day;
  private final TreeMap<Integer, Integer> learnersByPoints = new TreeMap<>();

  /** By identity: most learners share one plan, whose days would have to be compared. */
  private final IdentityHashMap<Plan, int[]> dueByPlan = new IdentityHashMap<>();

  private final int[] reached;
  private final int[] completed;
  private int learners;
  private int behind;
  private int behindAWeek;
  private int ahead;
  private int finished;
  private int due;
  private int dueDone;

  private Tally(Outline outline, LocalDate day) {
    this.outline = outline;
    this.day = day;
    this.reached = new int[outline.stages().size()];
    this.completed = new int[outline.stages().size()];
  }

  /**
   * @param day on which they stand like this; what is due on it is not late
   */
  static Tally of(Outline outline, Collection<Alike> groups, LocalDate day) {
    var tally = new Tally(outline, day);
    groups.forEach(tally::add);
    return tally;
  }

  private void add(Alike group) {
    int number = group.learners();
    learners += number;
    learnersByPoints.merge(group.standing().pointsDone(), number, Integer::sum);
    addPace(Pace.of(group.standing(), group.plan()), number);
    addDue(group.standing(), group.plan(), number);
    addStages(group.standing(), number);
  }

  private void addPace(Pace pace, int number) {
    LocalDate next = pace.nextDue();
    if (next == null) {
      finished += number;
      return;
    }
    int days = pace.daysAhead(day);
    behind += days < 0 ? number : 0;
    behindAWeek += days <= -7 ? number : 0;
    ahead += days > 0 ? number : 0;
  }

  private void addDue(Standing standing, Plan plan, int number) {
    int[] places = dueByPlan.computeIfAbsent(plan, this::duePlaces);
    due += number * places.length;
    for (int place : places) {
      dueDone += standing.isDone(place) ? number : 0;
    }
  }

  private int[] duePlaces(Plan plan) {
    return outline.required().filter(place -> !plan.dueDay(place).isAfter(day)).toArray();
  }

  private void addStages(Standing standing, int number) {
    boolean allBefore = true;
    for (int stage = 0; stage < completed.length; stage++) {
      boolean done = standing.isStageCompleted(stage);
      completed[stage] += done ? number : 0;
      reached[stage] += done || allBefore ? number : 0;
      allBefore &= done;
    }
  }

  int learners() {
    return learners;
  }

  int onPace() {
    return learners - behind - ahead - finished;
  }

  int onPaceOrAhead() {
    return learners - behind;
  }

  int behind() {
    return behind;
  }

  int behindAWeek() {
    return behindAWeek;
  }

  int ahead() {
    return ahead;
  }

  int finished() {
    return finished;
  }

  /** Required milestones that were due up to the end of the day, over all learners. */
  int due() {
    return due;
  }

  /** Those of them that were done by then. */
  int dueDone() {
    return dueDone;
  }

  /** Learners for whom it is the current stage, or who have passed it. */
  int reached(int stage) {
    return reached[stage];
  }

  int completed(int stage) {
    return completed[stage];
  }

  /** Half of the learners have this share of all points or more; 0 to 100. */
  int medianPercent() {
    int counted = 0;
    for (var entry : learnersByPoints.entrySet()) {
      counted += entry.getValue();
      if (2 * counted >= learners) {
        return outline.points() == 0 ? 0 : (int) (100L * entry.getKey() / outline.points());
      }
    }
    return 0;
  }
}
