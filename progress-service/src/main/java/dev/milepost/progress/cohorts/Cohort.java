package dev.milepost.progress.cohorts;

import dev.milepost.events.CohortChanged;
import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.events.EventIds;
import dev.milepost.progress.pace.Plan;
import dev.milepost.state.Outline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Learners who go along one roadmap version together.
 *
 * @param slug unique in the organisation, never changes
 * @param term names the run of courses it belongs to; never changes
 * @param endDay the last day on which anything is due
 * @param zone in which its days begin and end; fixed after the first milestone event
 * @param open whoever is signed in may join by themselves
 * @param blackoutDays days on which nothing is due, each once, in order
 * @param revision grows with every change, that of its mentors included
 */
public record Cohort(
    UUID id,
    String organisation,
    String slug,
    String name,
    String term,
    String roadmap,
    int roadmapVersion,
    LocalDate startDay,
    LocalDate endDay,
    ZoneId zone,
    Pacing pacing,
    boolean open,
    List<LocalDate> blackoutDays,
    long revision) {

  public Cohort {
    blackoutDays = blackoutDays.stream().distinct().sorted().toList();
  }

  /** Whether plans laid out for one fit the other. */
  boolean hasCalendarOf(Cohort other) {
    return endDay.equals(other.endDay) && blackoutDays.equals(other.blackoutDays);
  }

  /** The plan of who begins on {@code start}, by this calendar. */
  public Plan layOut(Outline outline, LocalDate start) {
    return Plan.of(outline, start, endDay, Set.copyOf(blackoutDays));
  }

  /** The plan with what this calendar has no room for moved. */
  public Plan fit(Plan plan) {
    return plan.within(endDay, Set.copyOf(blackoutDays));
  }

  /** Of the same revision when nothing differs, else of the next. */
  Cohort with(
      String newName,
      LocalDate newEnd,
      ZoneId newZone,
      boolean newOpen,
      List<LocalDate> newBlackoutDays) {
    var same = with(newName, roadmapVersion, newEnd, newZone, newOpen, newBlackoutDays, revision);
    return same.equals(this) ? this : same.next();
  }

  /** The same with the next revision, for a change of what does not stand in it. */
  Cohort next() {
    return with(name, roadmapVersion, endDay, zone, open, blackoutDays, revision + 1);
  }

  /** At another version of its roadmap, with the next revision. */
  Cohort at(int version) {
    return with(name, version, endDay, zone, open, blackoutDays, revision + 1);
  }

  private Cohort with(
      String newName,
      int newVersion,
      LocalDate newEnd,
      ZoneId newZone,
      boolean newOpen,
      List<LocalDate> newBlackoutDays,
      long newRevision) {
    return new Cohort(
        id,
        organisation,
        slug,
        newName,
        term,
        roadmap,
        newVersion,
        startDay,
        newEnd,
        newZone,
        pacing,
        newOpen,
        newBlackoutDays,
        newRevision);
  }

  CohortChanged told(List<UUID> mentors, Instant at) {
    return new CohortChanged(
        EventIds.at(at),
        id,
        revision,
        organisation,
        slug,
        name,
        term,
        roadmap,
        roadmapVersion,
        startDay,
        endDay,
        zone,
        pacing,
        blackoutDays,
        mentors,
        at);
  }
}
