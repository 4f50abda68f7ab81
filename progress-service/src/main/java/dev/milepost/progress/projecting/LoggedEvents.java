package dev.milepost.progress.projecting;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the event log back. */
@Repository
class LoggedEvents {

  private static final int AT_ONCE = 2000;

  private final JdbcClient jdbc;

  LoggedEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Gives all events of these enrolments of one term to {@code each}, in no particular order, and
   * without evidence and notes, which no state depends on.
   */
  void read(String term, Collection<UUID> enrolments, Consumer<MilestoneReported> each) {
    jdbc.sql(
            """
            select e.event_id, e.learner_id, e.enrolment_id, e.actor_id, e.source, e.milestone, e.type,
                   e.submission_id, e.occurred_at, e.reported_at, e.carried_over, e.fingerprint
            from enrolment n
            join milestone_event e on e.learner_id = n.learner_id and e.enrolment_id = n.id
            where e.term = :term and n.id = any(:enrolments)
            """)
        // Streams, in the transaction that every caller has; else the whole answer is held at once.
        .withFetchSize(AT_ONCE)
        .param("term", term)
        .param("enrolments", enrolments.toArray(UUID[]::new))
        .query(
            row -> {
              each.accept(event(row));
            });
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
        null,
        null,
        row.getBoolean("carried_over"),
        row.getLong("fingerprint"));
  }
}
