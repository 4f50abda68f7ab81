package dev.milepost.local.oulad;

import dev.milepost.local.client.Refusal;
import dev.milepost.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides how an import is dated. The first one as of a day puts that day on today; later ones keep
 * that, so that what is there already stays where it is.
 */
final class ChooseCalendar {

  private final BusinessClock clock;

  ChooseCalendar(BusinessClock clock) {
    this.clock = clock;
  }

  /**
   * @param asOfDay null for everything, dated as it was
   * @throws Refusal when it does not go with what was imported before, or lies in the future
   */
  Calendar choose(Optional<ImportRecord> before, @Nullable Integer asOfDay) {
    if (before.isPresent() && (before.get().start() == null) != (asOfDay == null)) {
      throw new Refusal(
          asOfDay == null
              ? "The dataset was imported as of day %d: go on with --as-of-day, or begin anew with ./milepost up --fresh."
                  .formatted(before.get().asOfDay())
              : "The whole dataset was imported already; for a running course begin anew with"
                  + " ./milepost up --fresh.");
    }
    return asOfDay == null ? new Calendar.AsPublished() : running(before, asOfDay);
  }

  private Calendar running(Optional<ImportRecord> before, int asOfDay) {
    LocalDate today = clock.today(Calendar.ZONE);
    LocalDate start = before.map(ImportRecord::start).orElseGet(() -> today.minusDays(asOfDay));
    long ahead = ChronoUnit.DAYS.between(today, start.plusDays(asOfDay));
    if (ahead > 0) {
      throw new Refusal(
          "Day %d comes in %d days: ./milepost clock +%dd, then import again."
              .formatted(asOfDay, ahead, ahead));
    }
    int day = Math.max(asOfDay, before.map(ImportRecord::asOfDay).orElse(asOfDay));
    // No later than that day's end, so that importing the same again later means the same.
    Instant dayEnds =
        start.plusDays(day + 1L).atTime(LocalTime.MIDNIGHT).atZone(Calendar.ZONE).toInstant();
    Instant now = clock.now();
    return new Calendar.Running(start, day, now.isBefore(dayEnds) ? now : dayEnds);
  }
}
