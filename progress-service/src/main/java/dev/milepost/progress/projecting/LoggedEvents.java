package dev.milepost.progress.projecting;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.progress.bulk.CopiedRow;
import dev.milepost.progress.projecting.EnrolmentRows.Key;
import java.sql.Connection;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
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
  void read(String term, Collection<Key> enrolments, Consumer<MilestoneReported> each) {
    read(term, enrolments, "", each);
  }

  /** The same of some milestones only. */
  void read(
      String term,
      Collection<Key> enrolments,
      Collection<String> milestones,
      Consumer<MilestoneReported> each) {
    String among =
        milestones.stream().map(LoggedEvents::quoted).collect(Collectors.joining(",", "(", ")"));
    read(term, enrolments, "and milestone in " + among, each);
  }

  private void read(
      String term, Collection<Key> enrolments, String also, Consumer<MilestoneReported> each) {
    // By the log's index on the learner, and from there page by page. Joined with the enrolments it
    // would be a page an
    // event in the planner's eyes, dearer than to go through the whole log. An enrolment is of one
    // learner, so the two
    // lists need not be paired.
    String query =
        """
        select event_id, learner_id, enrolment_id, actor_id, source, milestone, type,
               submission_id, occurred_at, reported_at, carried_over, fingerprint
        from milestone_event
        where term = %s and learner_id = any(%s) and enrolment_id = any(%s) %s
        """
            .formatted(
                quoted(term),
                quoted(enrolments, Key::learner),
                quoted(enrolments, Key::enrolment),
                also);
    connections.execute(
        (Connection connection) -> {
          CopiedRow.each(connection, query, row -> each.accept(event(row)));
          return true;
        });
  }

  private static String quoted(Collection<Key> enrolments, Function<Key, UUID> id) {
    return enrolments.stream()
        .map(key -> id.apply(key).toString())
        .collect(Collectors.joining(",", "'{", "}'::uuid[]"));
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
