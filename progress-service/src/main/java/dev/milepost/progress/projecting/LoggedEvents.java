package dev.milepost.progress.projecting;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.progress.bulk.CopiedRow;
import java.sql.Connection;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/** Reads the event log back. */
@Repository
class LoggedEvents {

  private final JdbcOperations connections;

  LoggedEvents(JdbcOperations connections) {
    this.connections = connections;
  }

  /**
   * Gives all events of these enrolments of one term to {@code each}, in no particular order, and
   * without evidence and notes, which no state depends on.
   */
  void read(String term, Collection<UUID> enrolments, Consumer<MilestoneReported> each) {
    read(term, enrolments, "", each);
  }

  /** The same of some milestones only. */
  void read(
      String term,
      Collection<UUID> enrolments,
      Collection<String> milestones,
      Consumer<MilestoneReported> each) {
    String among =
        milestones.stream().map(LoggedEvents::quoted).collect(Collectors.joining(",", "(", ")"));
    read(term, enrolments, "and e.milestone in " + among, each);
  }

  private void read(
      String term, Collection<UUID> enrolments, String also, Consumer<MilestoneReported> each) {
    // By the log's index on the learner.
    String query =
        """
        select e.event_id, e.learner_id, e.enrolment_id, e.actor_id, e.source, e.milestone, e.type,
               e.submission_id, e.occurred_at, e.reported_at, e.carried_over, e.fingerprint
        from enrolment n
        join milestone_event e on e.learner_id = n.learner_id and e.enrolment_id = n.id
        where e.term = %s and n.id = any('%s'::uuid[]) %s
        """
            .formatted(
                quoted(term),
                enrolments.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")),
                also);
    connections.execute(
        (Connection connection) -> {
          CopiedRow.each(connection, query, row -> each.accept(event(row)));
          return true;
        });
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static MilestoneReported event(CopiedRow row) {
    return new MilestoneReported(
        row.uuid(),
        row.uuid(),
        row.uuid(),
        row.uuid(),
        row.text(),
        row.text(),
        MilestoneEventType.of(row.text()),
        row.uuidOrNull(),
        row.timestamp(),
        row.timestamp(),
        null,
        null,
        row.bool(),
        row.bigint());
  }
}
