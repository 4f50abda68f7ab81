package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A cohort as it now is, whole.
 *
 * @param revision grows with every change of this cohort
 * @param term names the run of courses it belongs to; never changes
 * @param zone in which its due days end; fixed after the first milestone event
 * @param endDay the last day on which anything is due or sent
 * @param blackoutDays days on which nothing is due or sent
 * @param mentors persons who may see and review the whole cohort
 */
public record CohortChanged(
    UUID id,
    UUID cohort,
    long revision,
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
    List<LocalDate> blackoutDays,
    List<UUID> mentors,
    Instant changedAt)
    implements MilepostEvent {

  @Override
  @JsonIgnore
  public Instant time() {
    return changedAt;
  }

  @Override
  @JsonIgnore
  public String key() {
    return cohort.toString();
  }

  /** Where due days are counted from. */
  public enum Pacing {
    /** From the cohort's start, for late joiners too. */
    @JsonProperty("fixed")
    FIXED,
    /** From the enrolment's start. */
    @JsonProperty("rolling")
    ROLLING
  }
}
