package dev.milepost.progress.pace;

import dev.milepost.events.EventIds;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.state.Outline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** When each milestone of a roadmap is due for a learner. Immutable. */
public final class Plan {

  private static final int DAYS_PER_WEEK = 7;

  private final List<LocalDate> dueDays;
  private final long[] dueEpochDays;
  private final int[] placesByDueDay;

  /**
   * @param dueDays in the outline's order; a due day ends in the cohort's zone
   */
  public Plan(List<LocalDate> dueDays) {
    this.dueDays = List.copyOf(dueDays);
    dueEpochDays = dueDays.stream().mapToLong(LocalDate::toEpochDay).toArray();
    placesByDueDay =
        IntStream.range(0, dueEpochDays.length)
            .boxed()
            .sorted(Comparator.comparingLong(this::dueEpochDay))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * Lays a roadmap out over the calendar. A milestone with a due day of its own keeps it. The
   * others share the time of their stage in proportion to their hours, in order, so that the last
   * one is due on the stage's last day; stages follow each other. What falls on a blackout day is
   * due on the next day that is none. Nothing is due after {@code end}.
   *
   * @param start day 0 of the plan
   */
  public static Plan of(Outline outline, LocalDate start, LocalDate end, Set<LocalDate> blackout) {
    var days = new ArrayList<LocalDate>();
    int stageStart = 0;
    for (Stage stage : outline.stages()) {
      int stageDays = stage.weeks() * DAYS_PER_WEEK;
      double hours = stage.milestones().stream().map(Milestone::hours).reduce(0.0, Double::sum);
      double before = 0;
      for (Milestone milestone : stage.milestones()) {
        before += milestone.hours();
        Integer own = milestone.dueDay();
        int offset = own != null ? own : stageStart + dayOfStage(before, hours, stageDays) - 1;
        days.add(move(start.plusDays(offset), end, blackout));
      }
      stageStart += stageDays;
    }
    return new Plan(days);
  }

  /** From 1; hours such as 0.1 have no exact double, so what is a hair above a day is that day. */
  private static int dayOfStage(double before, double hours, int stageDays) {
    double days = hours == 0 ? stageDays : before * stageDays / hours;
    return Math.clamp((int) Math.ceil(days - 1e-9), 1, stageDays);
  }

  /** The same plan by another calendar: only what falls on a blackout day or past the end moves. */
  public Plan within(LocalDate end, Set<LocalDate> blackout) {
    return new Plan(dueDays.stream().map(day -> move(day, end, blackout)).toList());
  }

  private static LocalDate move(LocalDate day, LocalDate end, Set<LocalDate> blackout) {
    LocalDate moved = day;
    while (blackout.contains(moved) && moved.isBefore(end)) {
      moved = moved.plusDays(1);
    }
    return moved.isAfter(end) ? end : moved;
  }

  /** The same for equal plans, whoever has them. */
  public UUID id() {
    return EventIds.of(dueDays.stream().map(LocalDate::toString).toArray(String[]::new));
  }

  /** In the outline's order. */
  public List<LocalDate> dueDays() {
    return dueDays;
  }

  /** In days since 1970-01-01. */
  long dueEpochDay(int place) {
    return dueEpochDays[place];
  }

  /** The places of all milestones, what is due first before the others. Not to be changed. */
  int[] placesByDueDay() {
    return placesByDueDay;
  }

  public LocalDate dueDay(int place) {
    return dueDays.get(place);
  }

  /** Due day by milestone key, in the outline's order. */
  public Map<String, LocalDate> byKey(Outline outline) {
    var byKey = new LinkedHashMap<String, LocalDate>();
    for (int place = 0; place < outline.size(); place++) {
      byKey.put(outline.milestone(place).key(), dueDays.get(place));
    }
    return byKey;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Plan that && dueDays.equals(that.dueDays);
  }

  @Override
  public int hashCode() {
    return dueDays.hashCode();
  }

  @Override
  public String toString() {
    return dueDays.toString();
  }
}
