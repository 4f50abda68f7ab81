package dev.milepost.progress.path;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.progress.path.LogPage.LoggedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log of one enrolment. Whether somebody may see it has been settled before. */
@Component
class ReadLog {

  private final JdbcClient jdbc;

  ReadLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param before where an earlier page ended; null for the newest events
   */
  LogPage read(UUID enrolment, @Nullable LogPosition before, int limit) {
    List<LoggedEvent> events = events(enrolment, before, limit + 1);
    if (events.size() <= limit) {
      return new LogPage(events, null);
    }
    List<LoggedEvent> shown = events.subList(0, limit);
    LoggedEvent last = shown.getLast();
    String next = new LogPosition(last.occurredAt(), last.id()).token();
    return new LogPage(
        shown, "/api/v1/enrolments/%s/events?before=%s&limit=%d".formatted(enrolment, next, limit));
  }

  private List<LoggedEvent> events(UUID enrolment, @Nullable LogPosition before, int limit) {
    // By the log's index on the learner, in the partition of one term.
    return jdbc.sql(
            """
            select v.event_id, v.milestone, v.type, v.occurred_at, v.reported_at, v.recorded_at, v.source,
                   v.actor_id = v.learner_id as by_learner, v.carried_over, v.submission_id, v.evidence,
                   v.note,
                   coalesce(d.day >= e.counts_from, true) and coalesce(d.day <= e.withdrawn_on, true)
                     as counted
            from enrolment e
            join cohort c on c.id = e.cohort_id
            join milestone_event v
              on v.term = c.term and v.learner_id = e.learner_id and v.enrolment_id = e.id
            cross join lateral (select (v.occurred_at at time zone c.zone)::date as day) d
            where e.id = :enrolment
              and (:at::timestamptz is null or (v.occurred_at, v.event_id) < (:at, :id))
            order by v.occurred_at desc, v.event_id desc
            limit :limit
            """)
        .param("enrolment", enrolment)
        .param("at", before == null ? null : before.occurredAt().atOffset(ZoneOffset.UTC))
        .param("id", before == null ? null : before.id())
        .param("limit", limit)
        .query(ReadLog::event)
        .list();
  }

  private static LoggedEvent event(ResultSet row, int number) throws SQLException {
    return new LoggedEvent(
        row.getObject("event_id", UUID.class),
        row.getString("milestone"),
        MilestoneEventType.of(row.getString("type")),
        moment(row, "occurred_at"),
        moment(row, "reported_at"),
        moment(row, "recorded_at"),
        row.getString("source"),
        row.getBoolean("by_learner"),
        row.getBoolean("carried_over"),
        row.getBoolean("counted"),
        row.getObject("submission_id", UUID.class),
        row.getString("evidence"),
        row.getString("note"));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
