package dev.milepost.progress.replanning;

import dev.milepost.progress.pace.Wishes;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps by what an enrolment's plan was last wished for. */
@Repository
class PlanWishes {

  private final JdbcClient jdbc;

  PlanWishes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Wishes> find(UUID enrolment) {
    return jdbc.sql(
            """
            select hours_per_week, weekdays_off, days_off, start_day
            from plan_wish where enrolment_id = ?
            """)
        .param(enrolment)
        .query((row, number) -> wish(row))
        .optional();
  }

  /** Takes the place of what was wished for before. */
  void keep(UUID enrolment, Wishes wishes, UUID plan, UUID by, Instant at) {
    jdbc.sql(
            """
            insert into plan_wish (enrolment_id, hours_per_week, weekdays_off, days_off, start_day,
                                   plan_id, wished_by, wished_at)
            values (:enrolment, :hours, :weekdays::smallint[], :days::date[], :start, :plan, :by, :at)
            on conflict (enrolment_id) do update
            set hours_per_week = excluded.hours_per_week, weekdays_off = excluded.weekdays_off,
                days_off = excluded.days_off, start_day = excluded.start_day,
                plan_id = excluded.plan_id, wished_by = excluded.wished_by,
                wished_at = excluded.wished_at
            """)
        .param("enrolment", enrolment)
        .param("hours", wishes.hoursPerWeek())
        .param(
            "weekdays",
            wishes.weekdaysOff().stream()
                .sorted()
                .map(day -> Integer.toString(day.getValue()))
                .collect(Collectors.joining(",", "{", "}")))
        .param(
            "days",
            wishes.daysOff().stream()
                .sorted()
                .map(LocalDate::toString)
                .collect(Collectors.joining(",", "{", "}")))
        .param("start", wishes.start())
        .param("plan", plan)
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Wishes wish(ResultSet row) throws SQLException {
    var weekdays =
        Arrays.stream((Object[]) row.getArray("weekdays_off").getArray())
            .map(day -> DayOfWeek.of(((Number) day).intValue()))
            .collect(Collectors.toSet());
    var days =
        Arrays.stream((Date[]) row.getArray("days_off").getArray())
            .map(Date::toLocalDate)
            .collect(Collectors.toSet());
    return new Wishes(
        row.getDouble("hours_per_week"),
        weekdays,
        days,
        row.getObject("start_day", LocalDate.class));
  }
}
