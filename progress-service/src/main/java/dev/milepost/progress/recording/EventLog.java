package dev.milepost.progress.recording;

import static dev.milepost.progress.recording.ProjectionTables.column;

import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.progress.recording.Arrival.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
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

  /** Gives all events of these enrolments of one term to {@code each}, in no particular order. */
  void read(String term, Collection<UUID> enrolments, Consumer<MilestoneReported> each) {
    jdbc.sql(
            """
            select e.*
            from enrolment n
            join milestone_event e on e.learner_id = n.learner_id and e.enrolment_id = n.id
            where e.term = :term and n.id = any(:enrolments)
            """)
        .param("term", term)
        .param("enrolments", enrolments.toArray(UUID[]::new))
        .query(
            row -> {
              each.accept(event(row));
            });
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(row.getObject("learner_id", UUID.class), row.getObject("event_id", UUID.class));
  }

  private static MilestoneReported event(ResultSet row) throws SQLException {
    return new MilestoneReported(
        row.getObject("event_id", UUID.class),
        row.getObject("learner_id", UUID.class),
        row.getObject("enrolment_id", UUID.class),
        row.getObject("actor_id", UUID.class),
        row.getString("source"),
        row.getString("milestone"),
        MilestoneEventType.of(row.getString("type")),
        row.getObject("submission_id", UUID.class),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getObject("reported_at", OffsetDateTime.class).toInstant(),
        row.getString("evidence"),
        row.getString("note"),
        row.getBoolean("carried_over"),
        row.getLong("fingerprint"));
  }

  /** An event on its way into the log, with the term that its cohort belongs to. */
  record Entry(String term, MilestoneReported event) {}
}
