package dev.milepost.progress.pace;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lays out anew what a learner has not done. What is done keeps its due day. The required rest is
 * taken in the roadmap's order, prerequisites first, and filled into the hours of the days that are
 * neither off nor a blackout day; each is due on the day on which its hours are through. What waits
 * for a review takes no hours any more. Optional milestones that nothing required waits for take
 * none either: they are due with their stage.
 *
 * @param plan also beyond {@code end}: such a one is to be shown and not to be followed
 * @param finish the last due day of what is required and not done; null when nothing is
 * @param fits whether nothing of it is due after the end
 * @param hoursToFit the least hours a week, in halves, with which it would fit; null when no day is
 *     left, or nothing to do
 */
public record Replan(
    Plan plan, @Nullable LocalDate finish, boolean fits, @Nullable Double hoursToFit) {

  /**
   * @param now the plan so far
   * @param end the last day on which anything may be due
   * @param blackout days on which nothing is due
   */
  public static Replan of(
      Standing standing, Plan now, Wishes wishes, LocalDate end, Set<LocalDate> blackout) {
    var packing = new Packing(standing, now, blackout);
    Plan plan = packing.lay(wishes);
    LocalDate finish = packing.finish(plan);
    boolean fits = finish == null || !finish.isAfter(end);
    return new Replan(plan, finish, fits, packing.hoursToFit(wishes, end));
  }

  /** One learner's milestones, to be laid out by any wishes. */
  private record Packing(Standing standing, Plan now, Set<LocalDate> blackout) {

    /** Hours such as 0.1 have no exact double: what is a hair above a day's hours is that day's. */
    private static final double HAIR = 1e-6;

    Plan lay(Wishes wishes) {
      var due = new ArrayList<>(now.dueDays());
      double perDay = wishes.hoursPerWeek() / wishes.daysOfWeek();
      LocalDate day = next(wishes.start(), wishes);
      double free = perDay;
      for (int place : order()) {
        double hours = hours(place);
        while (hours > free + HAIR) {
          hours -= free;
          day = next(day.plusDays(1), wishes);
          free = perDay;
        }
        free -= hours;
        due.set(place, day);
      }
      optional().forEach(place -> due.set(place, withItsStage(place, due, wishes)));
      return new Plan(due);
    }

    @Nullable LocalDate finish(Plan plan) {
      return open().mapToObj(plan::dueDay).max(Comparator.naturalOrder()).orElse(null);
    }

    @Nullable Double hoursToFit(Wishes wishes, LocalDate end) {
      long days =
          Stream.iterate(wishes.start(), day -> !day.isAfter(end), day -> day.plusDays(1))
              .filter(day -> isWorkedOn(day, wishes))
              .count();
      double hours = open().mapToDouble(this::hours).sum();
      if (days == 0 || hours == 0) {
        return null;
      }
      return Math.ceil(2 * (hours - HAIR) * wishes.daysOfWeek() / days) / 2;
    }

    private LocalDate next(LocalDate from, Wishes wishes) {
      LocalDate day = from;
      while (!isWorkedOn(day, wishes)) {
        day = day.plusDays(1);
      }
      return day;
    }

    private boolean isWorkedOn(LocalDate day, Wishes wishes) {
      return !wishes.isOff(day) && !blackout.contains(day);
    }

    /** Never before its stage is through, nor before what comes first. */
    private LocalDate withItsStage(int place, List<LocalDate> due, Wishes wishes) {
      Outline outline = outline();
      IntStream first =
          outline.milestone(place).prerequisites().stream()
              .mapToInt(key -> outline.placeOf(key).orElseThrow());
      return IntStream.concat(outline.required(outline.stageOf(place)), first)
          .mapToObj(due::get)
          .filter(day -> !day.isBefore(wishes.start()))
          .max(Comparator.naturalOrder())
          .orElseGet(() -> next(wishes.start(), wishes));
    }

    /** Stages need only earlier ones, so that their order follows from the roadmap's. */
    private List<Integer> order() {
      var waiting = new ArrayList<>(open().boxed().toList());
      var missing = new BitSet();
      waiting.forEach(missing::set);
      var order = new ArrayList<Integer>();
      while (!waiting.isEmpty()) {
        Integer next =
            waiting.stream()
                .filter(place -> isReady(outline().milestone(place), missing))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("prerequisites go in a circle"));
        waiting.remove(next);
        missing.clear(next);
        order.add(next);
      }
      return order;
    }

    private boolean isReady(Milestone milestone, BitSet missing) {
      return milestone.prerequisites().stream()
          .noneMatch(key -> missing.get(outline().placeOf(key).orElseThrow()));
    }

    private double hours(int place) {
      return standing.status(place) == MilestoneStatus.SUBMITTED
          ? 0
          : outline().milestone(place).hours();
    }

    private IntStream open() {
      return notDone().filter(this::isNeeded);
    }

    private IntStream optional() {
      return notDone().filter(place -> !isNeeded(place));
    }

    private IntStream notDone() {
      return IntStream.range(0, outline().size()).filter(place -> !standing.isDone(place));
    }

    /** Required, or what something required waits for. */
    private boolean isNeeded(int place) {
      String key = outline().milestone(place).key();
      return outline().isRequired(place)
          || outline().milestones().stream()
              .filter(other -> other.prerequisites().contains(key))
              .anyMatch(other -> isNeeded(outline().placeOf(other.key()).orElseThrow()));
    }

    private Outline outline() {
      return standing.outline();
    }
  }
}
