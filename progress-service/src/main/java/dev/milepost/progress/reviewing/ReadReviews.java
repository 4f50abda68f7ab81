package dev.milepost.progress.reviewing;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what mentors said to one learner. */
@Repository
public class ReadReviews {

  private final JdbcClient jdbc;

  ReadReviews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The latest review of each milestone of an enrolment, by the milestone's key. */
  public Map<String, GivenReview> latest(UUID enrolment) {
    // By the log's index on the learner, in the partition of one term.
    return jdbc
        .sql(
            """
            select distinct on (v.milestone) v.milestone, v.type = 'approved' as approved, v.note,
                   person.name, (v.occurred_at at time zone c.zone)::date as day
            from enrolment e
            join cohort c on c.id = e.cohort_id
            join milestone_event v
              on v.term = c.term and v.learner_id = e.learner_id and v.enrolment_id = e.id
            left join person on person.id = v.actor_id
            where e.id = ? and v.type in ('approved', 'changes-requested')
            order by v.milestone, v.occurred_at desc, v.event_id desc
            """)
        .param(enrolment)
        .query(
            (row, number) ->
                new GivenReview(
                    row.getString("milestone"),
                    row.getBoolean("approved"),
                    row.getString("note"),
                    row.getString("name"),
                    row.getObject("day", LocalDate.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(GivenReview::milestone, review -> review));
  }

  /**
   * @param by name of who gave it; null when the person is not known here any more
   * @param on the day, in the cohort's zone
   */
  public record GivenReview(
      String milestone,
      boolean approved,
      @Nullable String note,
      @Nullable String by,
      LocalDate on) {

    /** Without name and note, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "GivenReview[" + milestone + "]";
    }
  }
}
