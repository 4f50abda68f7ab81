package dev.milepost.progress.replanning;

import dev.milepost.progress.cohorts.PlausibleDay;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.progress.pace.Wishes;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks a plan to be laid out by.
 *
 * @param weekdaysOff in English, such as {@code sunday}; null for none
 * @param daysOff null for none
 * @param start null for the earliest that can be
 */
record PlanRequest(
    @Schema(description = "0.5 to 80, in halves", example = "6") @Nullable Double hoursPerWeek,
    @Schema(description = "Weekdays on which nothing is done, not all seven")
        @Nullable List<@Nullable String> weekdaysOff,
    @Schema(description = "At most 400 single days on which nothing is done")
        @Nullable List<@Nullable String> daysOff,
    @Schema(
            description = "The first day, from today on; today when left out",
            example = "2026-12-01")
        @Nullable String start) {

  private static final double LEAST_HOURS = 0.5;
  static final double MOST_HOURS = 80;
  private static final int MOST_DAYS_OFF = 400;

  /**
   * @param earliest the first day that can be planned
   * @param end the last one, not before it
   * @throws dev.milepost.edge.problem.Problem {@code invalid-fields} with every fault
   */
  Wishes read(LocalDate earliest, LocalDate end) {
    var fields = new FieldReader();
    double hours = hoursPerWeek == null ? 0 : hoursPerWeek;
    fields.require(
        hours >= LEAST_HOURS && hours <= MOST_HOURS && 2 * hours == Math.rint(2 * hours),
        "/hoursPerWeek",
        "a number of hours from 0.5 to 80, in halves");
    Set<DayOfWeek> weekdays = weekdays(fields);
    Set<LocalDate> days = days(fields);
    LocalDate from = fields.optional("/start", start, PlausibleDay::read, PlausibleDay.RULE);
    fields.require(
        from == null || !from.isBefore(earliest) && !from.isAfter(end),
        "/start",
        "a day from %s to %s".formatted(earliest, end));
    fields.refuseFaults();
    return new Wishes(hours, weekdays, days, Objects.requireNonNullElse(from, earliest));
  }

  private Set<DayOfWeek> weekdays(FieldReader fields) {
    var off = EnumSet.noneOf(DayOfWeek.class);
    List<@Nullable String> named = Objects.requireNonNullElse(weekdaysOff, List.of());
    for (int at = 0; at < named.size(); at++) {
      DayOfWeek day =
          fields.required(
              "/weekdaysOff/" + at,
              named.get(at),
              PlanRequest::weekday,
              "a weekday, such as sunday",
              DayOfWeek.MONDAY);
      off.add(day);
    }
    fields.require(
        off.size() < DayOfWeek.values().length,
        "/weekdaysOff",
        "at most six weekdays, so that one is left to work on");
    return off;
  }

  private static Optional<DayOfWeek> weekday(String name) {
    return EnumSet.allOf(DayOfWeek.class).stream()
        .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private Set<LocalDate> days(FieldReader fields) {
    var off = new TreeSet<LocalDate>();
    List<@Nullable String> named = Objects.requireNonNullElse(daysOff, List.of());
    fields.require(named.size() <= MOST_DAYS_OFF, "/daysOff", "at most 400 days");
    for (int at = 0; at < Math.min(named.size(), MOST_DAYS_OFF); at++) {
      off.add(
          fields.required(
              "/daysOff/" + at,
              named.get(at),
              PlausibleDay::read,
              PlausibleDay.RULE,
              LocalDate.EPOCH));
    }
    return off;
  }
}
