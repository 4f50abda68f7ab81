package dev.milepost.progress.reviewing;

import dev.milepost.progress.reviewing.GivenReviews.GivenReview;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what mentors said to one learner. Whether somebody may see it has been settled before. */
@Repository
public class ReadReviews {

  private final JdbcClient jdbc;

  ReadReviews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All reviews of an enrolment, the newest first. */
  public GivenReviews all(UUID enrolment) {
    // By the log's index on the learner, in the partition of one term; what was judged by its key.
    return new GivenReviews(
        jdbc.sql(
                """
                select v.milestone, v.type = 'approved' as approved, v.note, person.name, v.occurred_at,
                       (v.occurred_at at time zone c.zone)::date as day, judged.evidence,
                       (select count(*) from milestone_event s
                        where s.term = v.term and s.learner_id = v.learner_id
                          and s.enrolment_id = v.enrolment_id and s.milestone = v.milestone
                          and s.type in ('submitted', 'completed')
                          and (s.occurred_at, s.event_id) <= (judged.occurred_at, judged.event_id)) as attempt
                from enrolment e
                join cohort c on c.id = e.cohort_id
                join milestone_event v
                  on v.term = c.term and v.learner_id = e.learner_id and v.enrolment_id = e.id
                left join milestone_event judged
                  on judged.term = v.term and judged.event_id = v.submission_id
                    and judged.learner_id = v.learner_id
                left join person on person.id = v.actor_id
                where e.id = ? and v.type in ('approved', 'changes-requested')
                order by v.occurred_at desc, v.event_id desc
                """)
            .param(enrolment)
            .query(ReadReviews::review)
            .list());
  }

  private static GivenReview review(ResultSet row, int number) throws SQLException {
    int attempt = row.getInt("attempt");
    return new GivenReview(
        row.getString("milestone"),
        attempt == 0 ? null : attempt,
        row.getBoolean("approved"),
        row.getString("note"),
        row.getString("name"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getObject("day", LocalDate.class),
        row.getString("evidence"));
  }
}
