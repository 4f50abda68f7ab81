package dev.milepost.progress.recording;

import static dev.milepost.progress.bulk.UnnestColumns.column;
import static dev.milepost.progress.bulk.UnnestColumns.uuids;

import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.progress.bulk.CopyRows;
import dev.milepost.progress.bulk.UuidOrder;
import dev.milepost.progress.recording.Arrival.Key;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The record of every milestone event. Rows are only ever added.
 *
 * <p>A batch is copied in the hope that all of it is new, which it nearly always is: COPY costs
 * half of an INSERT, but knows no ON CONFLICT. When a key is there already, the savepoint before it
 * takes all of it back, and the same batch is inserted.
 */
@Repository
class EventLog {

  /** Below this the savepoint costs more than COPY saves. */
  private static final int WORTH_COPYING = 50;

  /** Repetitions come in crowds; after one, so many batches are not copied. */
  private static final int BATCHES_TO_INSERT = 8;

  private static final int COLUMNS = 17;

  /** In bytes, a link as evidence included. */
  private static final int USUAL_ROW = 384;

  private static final String COPY =
      """
      copy milestone_event (
        term, learner_id, event_id, enrolment_id, milestone, type, version, actor_id, source,
        submission_id, occurred_at, reported_at, recorded_at, carried_over, fingerprint, evidence, note)
      from stdin (format binary)
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations connections;
  private final AtomicInteger batchesToInsert = new AtomicInteger();

  EventLog(JdbcClient jdbc, JdbcOperations connections) {
    this.jdbc = jdbc;
    this.connections = connections;
  }

  /**
   * Adds those events that are not in the log yet, in the transaction that is under way.
   *
   * @param entries no key twice
   * @return the keys of the events that were not added, since they are there already
   */
  Set<Key> add(Collection<Entry> entries, Instant recordedAt) {
    if (entries.isEmpty()) {
      return Set.of();
    }
    List<Entry> sorted = entries.stream().sorted(Entry.ORDER).toList();
    if (sorted.size() >= WORTH_COPYING && batchesToInsert.get() == 0) {
      if (copy(sorted, recordedAt)) {
        return Set.of();
      }
      batchesToInsert.set(BATCHES_TO_INSERT);
    }
    Set<Key> known = sorted.stream().map(Entry::key).collect(Collectors.toCollection(HashSet::new));
    known.removeAll(insert(sorted, recordedAt));
    batchesToInsert.updateAndGet(
        left -> known.isEmpty() ? Math.max(0, left - 1) : BATCHES_TO_INSERT);
    return known;
  }

  /**
   * @return false when at least one of them is in the log already; then none was added
   */
  private boolean copy(List<Entry> entries, Instant recordedAt) {
    CopyRows rows = rows(entries, recordedAt);
    return Boolean.TRUE.equals(
        connections.execute(
            (Connection connection) -> {
              Savepoint before = connection.setSavepoint();
              try {
                copy(rows, connection);
                connection.releaseSavepoint(before);
                return true;
              } catch (SQLException e) {
                if (PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                  connection.rollback(before);
                  return false;
                }
                throw e;
              }
            }));
  }

  private static void copy(CopyRows rows, Connection connection) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    try {
      rows.sendTo(copy);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static CopyRows rows(List<Entry> entries, Instant recordedAt) {
    var rows = new CopyRows(entries.size() * USUAL_ROW);
    for (Entry entry : entries) {
      MilestoneReported event = entry.event();
      rows.row(COLUMNS)
          .text(entry.term())
          .uuid(event.learner())
          .uuid(event.id())
          .uuid(event.enrolment())
          .text(event.milestone())
          .text(event.type().wireName())
          .smallint(EventType.MILESTONE_REPORTED.version())
          .uuid(event.actor())
          .text(event.source())
          .uuid(event.submission())
          .timestamp(event.occurredAt())
          .timestamp(event.reportedAt())
          .timestamp(recordedAt)
          .bool(event.carriedOver())
          .bigint(event.fingerprint())
          .text(event.evidence())
          .text(event.note());
    }
    return rows;
  }

  /** The keys of those that were added. */
  private List<Key> insert(List<Entry> entries, Instant recordedAt) {
    return jdbc.sql(
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
            on conflict (event_id, learner_id, term) do nothing
            returning learner_id, event_id
            """)
        .param("version", EventType.MILESTONE_REPORTED.version())
        .param("recordedAt", recordedAt.toString())
        .param("terms", column(entries, Entry::term))
        .param("learners", uuids(entries, entry -> entry.event().learner()))
        .param("ids", uuids(entries, entry -> entry.event().id()))
        .param("enrolments", uuids(entries, entry -> entry.event().enrolment()))
        .param("milestones", column(entries, entry -> entry.event().milestone()))
        .param("types", column(entries, entry -> entry.event().type().wireName()))
        .param("actors", uuids(entries, entry -> entry.event().actor()))
        .param("sources", column(entries, entry -> entry.event().source()))
        .param("submissions", column(entries, entry -> entry.event().submission()))
        .param("occurred", column(entries, entry -> entry.event().occurredAt()))
        .param("reported", column(entries, entry -> entry.event().reportedAt()))
        .param("carried", column(entries, entry -> entry.event().carriedOver()))
        .param("fingerprints", column(entries, entry -> entry.event().fingerprint()))
        .param("evidence", column(entries, entry -> entry.event().evidence()))
        .param("notes", column(entries, entry -> entry.event().note()))
        .query((row, number) -> key(row))
        .list();
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
        .param("learners", uuids(entries, entry -> entry.event().learner()))
        .param("ids", uuids(entries, entry -> entry.event().id()))
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
  record Entry(String term, MilestoneReported event) {

    /**
     * As the key lies in PostgreSQL, so that neighbours in the index are added one after another.
     */
    static final Comparator<Entry> ORDER =
        (one, other) -> {
          int byId = UuidOrder.AS_POSTGRES.compare(one.event().id(), other.event().id());
          return byId != 0
              ? byId
              : UuidOrder.AS_POSTGRES.compare(one.event().learner(), other.event().learner());
        };

    Key key() {
      return new Key(event.learner(), event.id());
    }
  }
}
