package dev.milepost.progress.projecting;

import static dev.milepost.progress.bulk.UnnestColumns.uuids;

import dev.milepost.progress.histories.Kept;
import dev.milepost.progress.projecting.EnrolmentRows.Key;
import dev.milepost.progress.projecting.ProjectionTables.Advance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps what was put away of the enrolments' histories ({@link Kept}) in rows that are only added,
 * under the revision of the enrolment that no longer has it.
 */
@Repository
class PastHistories {

  private final JdbcClient jdbc;

  PastHistories(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All that ever was put away of these, the last first; nothing for whom nothing was. */
  Map<UUID, byte[]> read(Collection<Key> enrolments) {
    if (enrolments.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select p.enrolment_id, string_agg(p.histories, '' order by p.revision desc)
            from unnest(:learners::uuid[], :enrolments::uuid[]) as t(learner_id, enrolment_id)
            join enrolment_past p using (learner_id, enrolment_id)
            group by p.enrolment_id
            """)
        .param("learners", uuids(enrolments, Key::learner))
        .param("enrolments", uuids(enrolments, Key::enrolment))
        .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getBytes(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Adds what each of these leaves out of its row. */
  void add(Collection<Advance> advances) {
    List<Advance> some = advances.stream().filter(one -> !one.kept().isAllHere()).toList();
    if (some.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into enrolment_past (learner_id, enrolment_id, revision, histories)
            select * from unnest(:learners::uuid[], :enrolments::uuid[], :revisions::bigint[], :histories::bytea[])
            """)
        .param("learners", uuids(some, one -> one.key().learner()))
        .param("enrolments", uuids(some, one -> one.key().enrolment()))
        .param("revisions", some.stream().mapToLong(Advance::revision).toArray())
        .param("histories", some.stream().map(one -> one.kept().putAway()).toArray(byte[][]::new))
        .update();
  }

  /** Forgets all of these enrolments, whose histories are whole again. */
  void delete(Collection<Key> enrolments) {
    jdbc.sql(
            """
            delete from enrolment_past p
            using unnest(:learners::uuid[], :enrolments::uuid[]) as r(learner_id, enrolment_id)
            where p.learner_id = r.learner_id and p.enrolment_id = r.enrolment_id
            """)
        .param("learners", uuids(enrolments, Key::learner))
        .param("enrolments", uuids(enrolments, Key::enrolment))
        .update();
  }
}
