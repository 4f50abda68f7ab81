package dev.milepost.progress.cohorts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives each term its partition of the event log. Recording goes on meanwhile: a table that is made
 * apart and then attached takes SHARE UPDATE EXCLUSIVE on the log, where {@code create table ...
 * partition of} would take ACCESS EXCLUSIVE (PostgreSQL 18, CREATE TABLE and ALTER TABLE).
 */
@Component
class TermPartitions {

  private final JdbcClient jdbc;

  TermPartitions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Makes the term's partition unless it is there. Several that want it at once wait for the first.
   *
   * @param term by the rule for terms: it becomes part of a table's name
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void ensure(String term) {
    String partition = "\"milestone_event_term_%s\"".formatted(term);
    if (exists(term)) {
      return;
    }
    // The lock that attaching needs, and that of two only one can have.
    jdbc.sql("lock table milestone_event in share update exclusive mode").update();
    if (exists(term)) {
      return;
    }
    jdbc.sql("create table %s (like milestone_event including all)".formatted(partition)).update();
    jdbc.sql(
            "alter table milestone_event attach partition %s for values in ('%s')"
                .formatted(partition, term))
        .update();
  }

  /** By what it holds: a name may be taken by something else, such as an index. */
  private boolean exists(String term) {
    return jdbc.sql(
            """
            select exists (
              select from pg_inherits i join pg_class c on c.oid = i.inhrelid
              where i.inhparent = 'milestone_event'::regclass
                and pg_get_expr(c.relpartbound, c.oid) = format('FOR VALUES IN (%L)', ?::text))
            """)
        .param(term)
        .query(Boolean.class)
        .single();
  }
}
