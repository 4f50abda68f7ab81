package dev.milepost.progress.enrolling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows enrolments to those who may see them; looks at nobody's rights itself. */
@Component
public class LookUpEnrolments {

  private static final String SELECT =
      """
      select e.id, c.slug, p.id as learner_id, p.name, p.email, e.enrolled_at, e.starts_on,
             e.counts_from, e.withdrawn_on
      from enrolment e
      join cohort c on c.id = e.cohort_id
      join person p on p.id = e.learner_id
      """;

  private final JdbcClient jdbc;

  LookUpEnrolments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public EnrolmentView one(UUID id) {
    return jdbc.sql(SELECT + "where e.id = ?").param(id).query(LookUpEnrolments::view).single();
  }

  /**
   * By learner id, which the unique key of cohort and learner serves page by page.
   *
   * @param after the learner after whom to begin
   */
  List<EnrolmentView> page(UUID cohort, UUID after, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where e.cohort_id = :cohort and e.learner_id > :after
                order by e.learner_id
                limit :limit
                """)
        .param("cohort", cohort)
        .param("after", after)
        .param("limit", limit)
        .query(LookUpEnrolments::view)
        .list();
  }

  private static EnrolmentView view(ResultSet row, int number) throws SQLException {
    return new EnrolmentView(
        row.getObject("id", UUID.class),
        row.getString("slug"),
        new EnrolmentView.Learner(
            row.getObject("learner_id", UUID.class), row.getString("name"), row.getString("email")),
        row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
        row.getObject("starts_on", LocalDate.class),
        row.getObject("counts_from", LocalDate.class),
        row.getObject("withdrawn_on", LocalDate.class));
  }
}
