package dev.milepost.progress.reviewing;

import static dev.milepost.progress.bulk.UnnestColumns.column;
import static dev.milepost.progress.bulk.UnnestColumns.uuids;

import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.histories.Histories;
import dev.milepost.progress.reviewing.ReviewQueue.WaitingSubmission;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.progress.roster.PageOf;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists what waits for a review. What waits is read out of the enrolments' rows, one pass over the
 * cohort; what was handed in, and when, out of the log by its key.
 */
@Component
public class ListReviews {

  private final Cohorts cohorts;
  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;

  ListReviews(Cohorts cohorts, JdbcClient jdbc, PublishedRoadmaps roadmaps) {
    this.cohorts = cohorts;
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
  }

  /**
   * The queue at one moment, without learners who have withdrawn.
   *
   * @param today in the cohort's zone
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public ReviewQueue list(Cohort cohort, LocalDate today, PageOf page) {
    List<Waiting> waiting = waiting(cohort, today, null);
    List<WaitingSubmission> shown = waiting.isEmpty() ? List.of() : shown(cohort, waiting, page);
    return new ReviewQueue(shown, page.number(), page.size(), waiting.size());
  }

  private List<Waiting> waiting(Cohort found, LocalDate today, @Nullable UUID enrolment) {
    Cohort cohort = cohorts.asNow(found);
    Outline outline = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion());
    return jdbc
        .sql(
            """
            select p.learner_id, p.enrolment_id, p.standing, p.histories
            from enrolment_progress p
            where p.cohort_id = :cohort and strpos(p.standing, 'r') > 0
              and (p.withdrawn_on is null or p.withdrawn_on > :today)
              and (:enrolment::uuid is null or p.enrolment_id = :enrolment)
            """)
        .param("cohort", cohort.id())
        .param("today", today)
        .param("enrolment", enrolment)
        .query((row, number) -> waiting(row, outline))
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Waiting> waiting(ResultSet row, Outline outline) throws SQLException {
    UUID learner = row.getObject("learner_id", UUID.class);
    UUID enrolment = row.getObject("enrolment_id", UUID.class);
    String standing = row.getString("standing");
    var histories = Histories.of(row.getBytes("histories"));
    return IntStream.range(0, standing.length())
        .filter(place -> standing.charAt(place) == MilestoneStatus.SUBMITTED.letter())
        .mapToObj(
            place ->
                new Waiting(
                    learner,
                    enrolment,
                    outline.milestone(place),
                    outline.stages().get(outline.stageOf(place)).title(),
                    Objects.requireNonNull(histories.at(place).state(true).submission())))
        .toList();
  }

  private List<WaitingSubmission> shown(Cohort cohort, List<Waiting> waiting, PageOf page) {
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
            limit :limit offset :offset
            """)
        .param("zone", cohort.zone().getId())
        .param("term", cohort.term())
        .param("submissions", uuids(waiting, Waiting::submission))
        .param("learners", uuids(waiting, Waiting::learner))
        .param("enrolments", uuids(waiting, Waiting::enrolment))
        .param("milestones", column(waiting, one -> one.milestone().key()))
        .param("titles", column(waiting, one -> one.milestone().title()))
        .param("stages", column(waiting, Waiting::stage))
        .param("limit", page.size())
        .param("offset", page.offset())
        .query((row, number) -> submission(row))
        .list();
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
    return waiting(cohort, today, enrolment).stream()
        .anyMatch(one -> one.submission().equals(submission));
  }

  /**
   * @param stage title
   */
  private record Waiting(
      UUID learner, UUID enrolment, Milestone milestone, String stage, UUID submission) {}
}
