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
    String partition = "\"milestone_event_%s\"".formatted(term);
    if (exists(partition)) {
      return;
    }
    // The lock that attaching needs, and that of two only one can have.
    jdbc.sql("lock table milestone_event in share update exclusive mode").update();
    if (exists(partition)) {
      return;
    }
    jdbc.sql("create table %s (like milestone_event including all)".formatted(partition)).update();
    jdbc.sql(
            "alter table milestone_event attach partition %s for values in ('%s')"
                .formatted(partition, term))
        .update();
  }

  private boolean exists(String table) {
    return jdbc.sql("select to_regclass(?) is not null").param(table).query(Boolean.class).single();
  }
}
