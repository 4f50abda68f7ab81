package dev.milepost.notification.enrolment;

import dev.milepost.events.MilestoneReported;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one enrolment.
 *
 * @param enrolledAt when it was made, in business time
 * @param countsFrom first day whose milestone events count; null for no such bound
 * @param withdrawnOn last day whose milestone events count; null while enrolled
 * @param resumedAt when a withdrawal was last taken back; null when none was
 * @param plan due day by milestone key
 * @param learnerZone in which the learner wants to be written to
 * @param window in which the learner may be written to
 * @param streaksWanted whether the learner asked to be told before a streak breaks
 * @param events every milestone event, counted or not, in any order
 */
public record EnrolmentFacts(
    UUID enrolment,
    UUID learner,
    Course course,
    Instant enrolledAt,
    @Nullable LocalDate countsFrom,
    @Nullable LocalDate withdrawnOn,
    @Nullable Instant resumedAt,
    Map<String, LocalDate> plan,
    ZoneId learnerZone,
    SendWindow window,
    boolean streaksWanted,
    List<MilestoneReported> events) {

  /** Whether what happened at {@code moment} counts: it lies within the enrolment's days. */
  public boolean counts(Instant moment) {
    LocalDate day = course.dayOf(moment);
    return (countsFrom == null || !day.isBefore(countsFrom))
        && (withdrawnOn == null || !day.isAfter(withdrawnOn));
  }

  public boolean isWithdrawn(Instant moment) {
    return withdrawnOn != null && !course.dayOf(moment).isBefore(withdrawnOn);
  }

  /** The day from which silence is counted before there is any activity. */
  public LocalDate firstDay() {
    LocalDate first = latest(course.startDay(), course.dayOf(enrolledAt));
    return countsFrom == null ? first : latest(first, countsFrom);
  }

  /** The day on which the learner came back from a withdrawal; empty when there was none. */
  public Optional<LocalDate> resumedOn() {
    return Optional.ofNullable(resumedAt).map(course::dayOf);
  }

  /** When the learner last did anything, or told of it; empty while they have not. */
  public Optional<Instant> lastActive() {
    return events.stream()
        .filter(Moment::isActivity)
        .flatMap(event -> Stream.of(event.occurredAt(), event.reportedAt()))
        .max(Instant::compareTo);
  }

  public SendTimes sendTimes() {
    return new SendTimes(learnerZone, window, course);
  }

  private static LocalDate latest(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
