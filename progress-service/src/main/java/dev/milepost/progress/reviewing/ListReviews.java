package dev.milepost.progress.reviewing;

import static dev.milepost.progress.bulk.UnnestColumns.column;
import static dev.milepost.progress.bulk.UnnestColumns.uuids;

import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.reviewing.ReviewQueue.WaitingSubmission;
import dev.milepost.progress.reviewing.WaitingSubmissions.Waiting;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.state.Outline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists what waits for a review: what waits, and since when, out of the enrolments' rows, one pass
 * over the cohort; what was handed in out of the log by its key, for one page alone.
 */
@Component
public class ListReviews {

  private final Cohorts cohorts;
  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;
  private final WaitingSubmissions waiting;

  ListReviews(
      Cohorts cohorts, JdbcClient jdbc, PublishedRoadmaps roadmaps, WaitingSubmissions waiting) {
    this.cohorts = cohorts;
    this.waiting = waiting;
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
  }

  /**
   * The queue at one moment, without learners who have withdrawn.
   *
   * @param today in the cohort's zone
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public ReviewQueue list(Cohort found, LocalDate today, PageOf page) {
    Cohort cohort = cohorts.asNow(found);
    List<Waiting> all = waiting.find(cohort.id(), today, null);
    List<Waiting> onPage = first(all, page.offset() + page.size()).skip(page.offset()).toList();
    List<WaitingSubmission> shown = onPage.isEmpty() ? List.of() : shown(cohort, onPage);
    return new ReviewQueue(shown, page.number(), page.size(), all.size());
  }

  /** Those that have waited longest, in order; sorts no more than so many. */
  private static Stream<Waiting> first(List<Waiting> all, int number) {
    var first = new PriorityQueue<>(Waiting.LONGEST_FIRST.reversed());
    for (Waiting one : all) {
      if (first.size() < number) {
        first.add(one);
      } else if (Waiting.LONGEST_FIRST.compare(one, first.element()) < 0) {
        first.remove();
        first.add(one);
      }
    }
    return first.stream().sorted(Waiting.LONGEST_FIRST);
  }

  private List<WaitingSubmission> shown(Cohort cohort, List<Waiting> page) {
    Outline outline = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion());
    return jdbc.sql(
            """
            select w.*, person.name, e.occurred_at,
                   (e.occurred_at at time zone :zone)::date as day, e.evidence, e.note,
                   (select count(*) from milestone_event before
                    where before.term = e.term and before.learner_id = e.learner_id
                      and before.enrolment_id = e.enrolment_id and before.milestone = e.milestone
                      and before.type in ('submitted', 'completed')
                      and (before.occurred_at, before.event_id) <= (e.occurred_at, e.event_id)) as attempt
            from unnest(:submissions::uuid[], :learners::uuid[], :enrolments::uuid[], :milestones::text[],
                :titles::text[], :stages::text[])
              as w(submission, learner, enrolment, milestone, title, stage)
            join person on person.id = w.learner
            join milestone_event e
              on e.term = :term and e.event_id = w.submission and e.learner_id = w.learner
            order by e.occurred_at, e.event_id
            """)
        .param("zone", cohort.zone().getId())
        .param("term", cohort.term())
        .param("submissions", uuids(page, Waiting::submission))
        .param("learners", uuids(page, Waiting::learner))
        .param("enrolments", uuids(page, Waiting::enrolment))
        .param("milestones", column(page, one -> outline.milestone(one.place()).key()))
        .param("titles", column(page, one -> outline.milestone(one.place()).title()))
        .param("stages", column(page, one -> stageOf(outline, one).title()))
        .query((row, number) -> submission(row))
        .list();
  }

  private static Stage stageOf(Outline outline, Waiting one) {
    return outline.stages().get(outline.stageOf(one.place()));
  }

  private static WaitingSubmission submission(ResultSet row) throws SQLException {
    Instant submittedAt = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
    return new WaitingSubmission(
        row.getObject("submission", UUID.class),
        row.getObject("enrolment", UUID.class),
        row.getObject("learner", UUID.class),
        row.getString("name"),
        row.getString("milestone"),
        row.getString("title"),
        row.getString("stage"),
        submittedAt,
        row.getObject("day", LocalDate.class),
        row.getInt("attempt"),
        row.getString("evidence"),
        row.getString("note"));
  }

  /** Whether this submission of this enrolment still waits. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public boolean isWaiting(Cohort cohort, LocalDate today, UUID enrolment, UUID submission) {
    return waiting.find(cohort.id(), today, enrolment).stream()
        .anyMatch(one -> one.submission().equals(submission));
  }
}
