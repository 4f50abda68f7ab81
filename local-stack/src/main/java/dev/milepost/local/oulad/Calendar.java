package dev.milepost.local.oulad;

import dev.milepost.local.oulad.source.Presentation;
import dev.milepost.local.oulad.source.Registration;
import dev.milepost.local.oulad.source.Submission;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Which day of the calendar a presentation's days are, and what has happened by now. */
sealed interface Calendar {

  ZoneId ZONE = ZoneId.of("Europe/London");

  /** Day 0. */
  LocalDate startOf(Presentation presentation);

  boolean hasHappened(int day);

  /** Whether the learner has registered by now; who is not known to have, always had. */
  default boolean includes(Registration registration) {
    Integer day = registration.registered();
    return day == null || hasHappened(day);
  }

  default boolean includes(Submission submission) {
    return includes(submission.registration()) && hasHappened(submission.day());
  }

  /** Whether the learner has left by now. */
  default boolean includesWithdrawal(Registration registration) {
    Integer day = registration.unregistered();
    return day != null && includes(registration) && hasHappened(day);
  }

  default LocalDate day(Presentation presentation, int day) {
    return startOf(presentation).plusDays(day);
  }

  /** The source knows days only; everything is taken to happen at noon. */
  default OffsetDateTime noon(Presentation presentation, int day) {
    return day(presentation, day).atTime(LocalTime.NOON).atZone(ZONE).toOffsetDateTime();
  }

  /** The days on which it was, all of them past. */
  record AsPublished() implements Calendar {

    @Override
    public LocalDate startOf(Presentation presentation) {
      int year = Integer.parseInt(presentation.code().substring(0, 4));
      return switch (presentation.code().substring(4)) {
        case "B" -> LocalDate.of(year, 2, 1);
        case "J" -> LocalDate.of(year, 10, 1);
        default ->
            throw new IllegalArgumentException(
                "%s is no presentation that starts in February (B) or October (J)."
                    .formatted(presentation.code()));
      };
    }

    @Override
    public boolean hasHappened(int day) {
      return true;
    }
  }

  /**
   * As if all presentations were running right now.
   *
   * @param start day 0 of each presentation
   * @param asOfDay the last day of which anything is told
   * @param now what is later than this has not happened either, on that last day
   */
  record Running(LocalDate start, int asOfDay, Instant now) implements Calendar {

    @Override
    public LocalDate startOf(Presentation presentation) {
      return start;
    }

    @Override
    public boolean hasHappened(int day) {
      Instant noon = start.plusDays(day).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
      return day <= asOfDay && !noon.isAfter(now);
    }
  }

  /** The day of registration; the start for whose is unknown. */
  default LocalDate enrolledOn(Registration registration) {
    Integer registered = registration.registered();
    return day(registration.presentation(), registered == null ? 0 : registered);
  }

  /** First day whose events count: the earlier of registration and day 0. */
  default LocalDate countsFrom(Registration registration) {
    Presentation presentation = registration.presentation();
    Integer registered = registration.registered();
    if (registered == null) {
      // Nothing earlier can be reported, so this is no bound.
      return startOf(presentation).minusYears(2);
    }
    LocalDate from = day(presentation, Math.min(registered, 0));
    LocalDate withdrawn = withdrawnOn(registration);
    return withdrawn != null && withdrawn.isBefore(from) ? withdrawn : from;
  }

  /** Last day whose events count; null for who is still there. */
  default @Nullable LocalDate withdrawnOn(Registration registration) {
    Integer day = registration.unregistered();
    return day == null || !includesWithdrawal(registration)
        ? null
        : day(registration.presentation(), day);
  }
}
