package dev.milepost.notification.enrolment;

import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.state.Outline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * A cohort with the roadmap version that it pins.
 *
 * @param endDay the last day on which anything is sent, in {@code zone}
 * @param zone in which due days begin and end
 * @param blackoutDays days, in {@code zone}, on which nothing is sent
 */
public record Course(
    UUID cohort,
    String organisation,
    String name,
    LocalDate startDay,
    LocalDate endDay,
    ZoneId zone,
    Set<LocalDate> blackoutDays,
    CourseSettings settings,
    Outline outline) {

  public LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** The first moment of {@code day}, which is also the end of the day before. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /**
   * A stage's title; its key where the roadmap has none: the cohort may have moved to a version
   * without it.
   */
  public String stageTitle(String key) {
    return outline.stages().stream()
        .filter(stage -> stage.key().equals(key))
        .findFirst()
        .map(Stage::title)
        .orElse(key);
  }

  /** The same for a milestone. */
  public String milestoneTitle(String key) {
    OptionalInt place = outline.placeOf(key);
    return place.isPresent() ? outline.milestone(place.getAsInt()).title() : key;
  }
}
