package dev.milepost.progress.moving;

import dev.milepost.progress.cohorts.Cohort;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who moved a cohort, when, from where and to where. */
@Repository
public class CohortMoves {

  private final JdbcClient jdbc;

  CohortMoves(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them, the latest first. */
  public List<VersionMove> of(Cohort cohort) {
    // The primary key (cohort_id, revision).
    return jdbc.sql(
            """
            select m.from_version, m.to_version, m.moved_at, person.name, m.enrolments, m.losing
            from cohort_move m
            join person on person.id = m.moved_by
            where m.cohort_id = ?
            order by m.revision desc
            """)
        .param(cohort.id())
        .query(
            (row, number) ->
                new VersionMove(
                    row.getInt(1),
                    row.getInt(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getString(4),
                    row.getInt(5),
                    row.getInt(6)))
        .list();
  }

  /**
   * @param moved as it now is
   */
  void add(Cohort moved, int from, Instant at, UUID by, int enrolments, int losing) {
    jdbc.sql(
            """
            insert into cohort_move (cohort_id, revision, from_version, to_version, moved_at, moved_by,
                                     enrolments, losing)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            moved.id(),
            moved.revision(),
            from,
            moved.roadmapVersion(),
            at.atOffset(ZoneOffset.UTC),
            by,
            enrolments,
            losing)
        .update();
  }
}
