package dev.milepost.progress.recording;

import static dev.milepost.progress.projecting.UnnestColumns.column;

import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.progress.recording.Arrival.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of every milestone event. Rows are only ever added. */
@Repository
class EventLog {

  private final JdbcClient jdbc;

  EventLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds those events that are not in the log yet, in one statement.
   *
   * @return the keys of the events that were added
   */
  Set<Key> add(List<Entry> entries, Instant recordedAt) {
    if (entries.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        jdbc.sql(
                """
                insert into milestone_event (
                  term, learner_id, event_id, enrolment_id, milestone, type, version, actor_id, source,
                  submission_id, occurred_at, reported_at, recorded_at, carried_over, fingerprint,
                  evidence, note)
                select e.term, e.learner_id, e.event_id, e.enrolment_id, e.milestone, e.type, :version,
                  e.actor_id, e.source, e.submission_id, e.occurred_at, e.reported_at,
                  :recordedAt::timestamptz, e.carried_over, e.fingerprint, e.evidence, e.note
                from unnest(
                  :terms::text[], :learners::uuid[], :ids::uuid[], :enrolments::uuid[],
                  :milestones::text[], :types::text[], :actors::uuid[], :sources::text[],
                  :submissions::uuid[], :occurred::timestamptz[], :reported::timestamptz[],
                  :carried::boolean[], :fingerprints::bigint[], :evidence::text[], :notes::text[]
                ) as e(
                  term, learner_id, event_id, enrolment_id, milestone, type, actor_id, source,
                  submission_id, occurred_at, reported_at, carried_over, fingerprint, evidence, note)
                on conflict (term, learner_id, event_id) do nothing
                returning learner_id, event_id
                """)
            .param("version", EventType.MILESTONE_REPORTED.version())
            .param("recordedAt", recordedAt.toString())
            .param("terms", column(entries, Entry::term))
            .param("learners", column(entries, entry -> entry.event().learner()))
            .param("ids", column(entries, entry -> entry.event().id()))
            .param("enrolments", column(entries, entry -> entry.event().enrolment()))
            .param("milestones", column(entries, entry -> entry.event().milestone()))
            .param("types", column(entries, entry -> entry.event().type().wireName()))
            .param("actors", column(entries, entry -> entry.event().actor()))
            .param("sources", column(entries, entry -> entry.event().source()))
            .param("submissions", column(entries, entry -> entry.event().submission()))
            .param("occurred", column(entries, entry -> entry.event().occurredAt()))
            .param("reported", column(entries, entry -> entry.event().reportedAt()))
            .param("carried", column(entries, entry -> entry.event().carriedOver()))
            .param("fingerprints", column(entries, entry -> entry.event().fingerprint()))
            .param("evidence", column(entries, entry -> entry.event().evidence()))
            .param("notes", column(entries, entry -> entry.event().note()))
            .query((row, number) -> key(row))
            .list());
  }

  /** The fingerprints under which these keys were recorded. */
  Map<Key, Long> fingerprints(Collection<Entry> entries) {
    var fingerprints = new HashMap<Key, Long>();
    jdbc.sql(
            """
            select e.learner_id, e.event_id, e.fingerprint
            from unnest(:terms::text[], :learners::uuid[], :ids::uuid[]) as k(term, learner_id, event_id)
            join milestone_event e using (term, learner_id, event_id)
            """)
        .param("terms", column(entries, Entry::term))
        .param("learners", column(entries, entry -> entry.event().learner()))
        .param("ids", column(entries, entry -> entry.event().id()))
        .query(
            row -> {
              fingerprints.put(key(row), row.getLong("fingerprint"));
            });
    return fingerprints;
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(row.getObject("learner_id", UUID.class), row.getObject("event_id", UUID.class));
  }

  /** An event on its way into the log, with the term that its cohort belongs to. */
  record Entry(String term, MilestoneReported event) {}
}
