package dev.milepost.notification.scheduling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * As {@link Timelines}, for mentors: one row for each mentor of a cohort, and one named by the
 * cohort itself for all of them together, says when it has to be looked at next for them, and is
 * the lock of who decides. What its learners do moves no row: a day brings a look or two, whatever
 * happens, and the rules read how things stand by then.
 */
@Component
public class MentorTimelines {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  MentorTimelines(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * Has these cohorts looked at now for all of their mentors, the new ones for the first time, and
   * for everybody together where a cohort has endpoints of its own.
   */
  public void watch(Collection<UUID> cohorts, Instant now) {
    jdbc.sql(
            """
            insert into mentor_timeline (cohort, mentor, due_at)
            select distinct c.id, m.id, :now::timestamptz
            from cohort c
            cross join lateral (
              select unnest(c.mentors) as id
              union all
              select e.cohort from endpoint e where e.cohort = c.id) m
            where c.id = any(:cohorts)
            order by 1, 2
            on conflict (cohort, mentor) do update
            set due_at = least(mentor_timeline.due_at, excluded.due_at)
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("cohorts", cohorts.toArray(UUID[]::new))
        .update();
  }

  /**
   * Has everybody who looks after a cohort told of it together, from now on if they were not
   * before: what came up in between is not made up for.
   */
  public void watchForEverybody(UUID cohort, Instant now) {
    jdbc.sql(
            """
            insert into mentor_timeline (cohort, mentor, due_at) values (:cohort, :cohort, :now)
            on conflict (cohort, mentor) do update
            set covered_until = case when mentor_timeline.due_at is not null
                                  then mentor_timeline.covered_until end,
                due_at = least(mentor_timeline.due_at, excluded.due_at)
            """)
        .param("cohort", cohort)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Has the cohorts of these people looked at now, whose zone or hours may have changed. */
  public void touch(Collection<UUID> people, Instant now) {
    // Locked in one order, so that no two callers block each other.
    jdbc.sql(
            """
            update mentor_timeline t set due_at = least(t.due_at, :now)
            from (select cohort, mentor from mentor_timeline where mentor = any(:people)
                  order by cohort, mentor for update) held
            where t.cohort = held.cohort and t.mentor = held.mentor
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("people", people.toArray(UUID[]::new))
        .update();
  }

  /** The rows that are due, oldest first, held until the transaction ends; skips those held. */
  List<Due> takeDue(Instant now, int limit) {
    return jdbc.sql(
            """
            select cohort, mentor, covered_until, due_at from mentor_timeline
            where due_at <= :now
            order by due_at, cohort, mentor
            limit :limit
            for update skip locked
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, n) -> due(row))
        .list();
  }

  void update(List<Next> rows) {
    batches.batchUpdate(
        """
        update mentor_timeline set covered_until = :until, due_at = :due
        where cohort = :cohort and mentor = :mentor
        """,
        rows.stream()
            .map(
                row ->
                    new MapSqlParameterSource("cohort", row.cohort())
                        .addValue("mentor", row.mentor())
                        .addValue("until", utc(row.coveredUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .addValue("due", utc(row.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE))
            .toArray(SqlParameterSource[]::new));
  }

  private static Due due(ResultSet row) throws SQLException {
    OffsetDateTime covered = row.getObject("covered_until", OffsetDateTime.class);
    return new Due(
        row.getObject("cohort", UUID.class),
        row.getObject("mentor", UUID.class),
        covered == null ? null : covered.toInstant(),
        row.getObject("due_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  /**
   * @param coveredUntil the last moment that the rules were run for; null before the first look
   */
  record Due(UUID cohort, UUID mentor, @Nullable Instant coveredUntil, Instant dueAt) {}

  /**
   * @param dueAt when to look next; null when only an event can change anything
   */
  record Next(UUID cohort, UUID mentor, @Nullable Instant coveredUntil, @Nullable Instant dueAt) {}
}
