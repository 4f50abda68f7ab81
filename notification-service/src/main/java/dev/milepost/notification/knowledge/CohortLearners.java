package dev.milepost.notification.knowledge;

import dev.milepost.events.MilestoneReported;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.notification.enrolment.CohortMoment;
import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.enrolment.LearnerSituation;
import dev.milepost.notification.enrolment.Mentor;
import dev.milepost.notification.enrolment.Moment;
import dev.milepost.notification.enrolment.WaitingReview;
import dev.milepost.notification.knowledge.Enrolments.Kept;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads how the learners of a cohort stand: one statement, one row an enrolment with its events,
 * folded one by one as they come, so that a cohort of ten thousand takes the memory of what is told
 * of it. Who has withdrawn or was erased is left out.
 */
@Component
public class CohortLearners {

  private static final int AT_A_TIME = 500;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  CohortLearners(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * The cohort with all that is known of it, at {@code at}. Has to be called in a transaction:
   * outside of one the rows would come all at once.
   *
   * @param everybody false to read only what may wait for a review
   */
  public CohortMoment moment(Mentor mentor, Instant at, boolean everybody) {
    var waiting = new ArrayList<WaitingReview>();
    var learners = new ArrayList<LearnerSituation>();
    read(
        mentor.course(),
        at,
        everybody,
        moment -> {
          waiting.addAll(moment.waitingForReview());
          if (everybody) {
            learners.add(LearnerSituation.of(moment));
          }
        });
    waiting.sort(WaitingReview.LONGEST_FIRST);
    return new CohortMoment(mentor, at, List.copyOf(waiting), List.copyOf(learners));
  }

  /**
   * By enrolment_by_cohort and the primary key of milestone_event. Where only reviews are asked for
   * nobody is read who has handed in nothing that no review names.
   */
  private void read(Course course, Instant at, boolean everybody, Consumer<Moment> reader) {
    jdbc.sql(
            """
            select e.id, e.learner, e.enrolled_at, e.counts_from, e.withdrawn_on, e.resumed_at,
                   e.plan, m.ids, m.milestones, m.types, m.submissions, m.occurred, m.carried_over
            from enrolment e
            left join learner l on l.id = e.learner
            cross join lateral (
              select array_agg(id) as ids, array_agg(milestone) as milestones,
                     array_agg(type) as types, array_agg(submission) as submissions,
                     array_agg(occurred_at) as occurred, array_agg(carried_over) as carried_over
              from milestone_event
              where enrolment = e.id and (:everybody or milestone = any(:reviewed::text[]))) m
            where e.cohort = :cohort and l.erased_at is null
              and (e.withdrawn_on is null or e.withdrawn_on > :today)
              and (:everybody or exists (
                select from milestone_event s
                where s.enrolment = e.id and s.milestone = any(:reviewed::text[])
                  and s.type in ('submitted', 'completed')
                  and not exists (
                    select from milestone_event r
                    where r.enrolment = e.id and r.submission = s.id)))
            """)
        .withFetchSize(AT_A_TIME)
        .param("cohort", course.cohort())
        .param("today", course.dayOf(at))
        .param("everybody", everybody)
        .param(
            "reviewed",
            course.outline().milestones().stream()
                .filter(Milestone::review)
                .map(Milestone::key)
                .toArray(String[]::new))
        .query(
            row -> {
              reader.accept(Moment.now(facts(row, course), at));
            });
  }

  private EnrolmentFacts facts(ResultSet row, Course course) throws SQLException {
    UUID enrolment = row.getObject("id", UUID.class);
    OffsetDateTime resumed = row.getObject("resumed_at", OffsetDateTime.class);
    return new EnrolmentFacts(
        enrolment,
        row.getObject("learner", UUID.class),
        course,
        row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
        row.getObject("counts_from", LocalDate.class),
        row.getObject("withdrawn_on", LocalDate.class),
        resumed == null ? null : resumed.toInstant(),
        json.readValue(row.getString("plan"), new TypeReference<Map<String, LocalDate>>() {}),
        course.zone(),
        course.settings().window(),
        false,
        events(row, enrolment));
  }

  private static List<MilestoneReported> events(ResultSet row, UUID enrolment) throws SQLException {
    Array ids = row.getArray("ids");
    if (ids == null) {
      return List.of();
    }
    var events = new Events(row, (UUID[]) ids.getArray());
    return IntStream.range(0, events.ids.length)
        .mapToObj(place -> events.at(place).of(enrolment))
        .toList();
  }

  /** The events of one row, by columns. */
  private static final class Events {

    private final UUID[] ids;
    private final String[] milestones;
    private final String[] types;
    private final UUID[] submissions;
    private final Timestamp[] occurred;
    private final Boolean[] carriedOver;

    Events(ResultSet row, UUID[] ids) throws SQLException {
      this.ids = ids;
      milestones = (String[]) array(row, "milestones");
      types = (String[]) array(row, "types");
      submissions = (UUID[]) array(row, "submissions");
      occurred = (Timestamp[]) array(row, "occurred");
      carriedOver = (Boolean[]) array(row, "carried_over");
    }

    private static Object array(ResultSet row, String column) throws SQLException {
      return Objects.requireNonNull(row.getArray(column)).getArray();
    }

    Kept at(int place) {
      return new Kept(
          ids[place],
          milestones[place],
          types[place],
          submissions[place],
          occurred[place].toInstant(),
          // When it was told makes no difference to what mentors are told of.
          occurred[place].toInstant(),
          carriedOver[place]);
    }
  }
}
