package dev.milepost.progress.intervening;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done for one learner. Days are those of the cohort's zone.
 *
 * @param by name of who did it
 * @param subject of a message; null when none was given
 * @param text of a message
 * @param days by how many the plan was extended
 * @param moved how many due days moved with that
 * @param heldAtEnd how many of them only as far as the cohort's last day
 * @param until the day on which a snoozed alert comes back
 * @param takenBack whether a snooze was taken back
 * @param cameBackOn first day with activity after it, at the latest the seventh that followed or,
 *     of a snooze, {@code until}; null when there is none
 */
public record Intervention(
    UUID id,
    UUID enrolment,
    Kind kind,
    @Schema(example = "Max Mentor") String by,
    Instant at,
    LocalDate day,
    @Nullable String subject,
    @Nullable String text,
    @Nullable Integer days,
    @Nullable Integer moved,
    @Nullable Integer heldAtEnd,
    @Nullable LocalDate until,
    boolean takenBack,
    @Nullable LocalDate cameBackOn) {

  /** How many days after it a return still counts as its effect. */
  public static final int DAYS_TO_COME_BACK = 7;

  /** After how many days the learner came back, 0 for the same day; null for who did not. */
  public @Nullable Integer daysAway() {
    return cameBackOn == null ? null : (int) ChronoUnit.DAYS.between(day, cameBackOn);
  }

  /** Whether nobody can come back any more, by the count of days. */
  public boolean isOver(LocalDate today) {
    return (until == null ? day.plusDays(DAYS_TO_COME_BACK) : until).isBefore(today);
  }

  /** Without names and texts, so that a log line that holds it tells nothing personal. */
  @Override
  public String toString() {
    return "Intervention[" + kind.wireName() + " " + id + "]";
  }

  /** What was done. */
  @Schema(name = "InterventionKind")
  public enum Kind {
    @JsonProperty("wrote")
    WROTE,
    @JsonProperty("extended")
    EXTENDED,
    @JsonProperty("snoozed")
    SNOOZED;

    private final String wireName = name().toLowerCase(java.util.Locale.ROOT);

    public String wireName() {
      return wireName;
    }

    static Kind of(String wireName) {
      return valueOf(wireName.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
