package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment of one learner in one cohort as it now is, whole.
 *
 * @param revision grows with every change of this enrolment
 * @param enrolledAt when the learner was enrolled, in business time; null in events of before it
 *     was told. May be long before {@code changedAt}, when the enrolment was taken over from
 *     elsewhere
 * @param countsFrom first day whose milestone events count; null for no such bound
 * @param withdrawnOn last day whose milestone events count; null while enrolled
 * @param plan due day by milestone key; the day ends in the cohort's zone
 */
public record EnrolmentChanged(
    UUID id,
    UUID enrolment,
    long revision,
    UUID learner,
    UUID cohort,
    @Nullable Instant enrolledAt,
    @Nullable LocalDate countsFrom,
    @Nullable LocalDate withdrawnOn,
    Map<String, LocalDate> plan,
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
    return enrolment.toString();
  }
}
