package dev.milepost.progress.setup;

import dev.milepost.edge.problem.Problem;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.identity.Caller;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Keeps files of learners between the look at what they would do and the doing. Each is there for
 * whoever uploaded it, and only for its cohort.
 */
@Repository
@EnableScheduling
class KeptUploads {

  private final JdbcClient jdbc;

  KeptUploads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID keep(Caller caller, Cohort cohort, byte[] content) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into learners_upload (id, cohort_id, person_id, uploaded_at, content)
            values (?, ?, ?, now(), ?)
            """)
        .params(id, cohort.id(), caller.personId(), content)
        .update();
    return id;
  }

  /**
   * @throws Problem {@code not-found} for everyone but who uploaded it, and once it is dropped
   */
  byte[] find(Caller caller, Cohort cohort, UUID id) {
    return jdbc.sql(
            "select content from learners_upload where id = ? and cohort_id = ? and person_id = ?")
        .params(id, cohort.id(), caller.personId())
        .query(byte[].class)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  void drop(UUID id) {
    jdbc.sql("delete from learners_upload where id = ?").param(id).update();
  }

  /** They hold names and addresses, so none is left lying. */
  @Scheduled(fixedDelayString = "PT1H")
  void dropOld() {
    // learners_upload_by_age.
    jdbc.sql("delete from learners_upload where uploaded_at < now() - interval '1 day'").update();
  }
}
