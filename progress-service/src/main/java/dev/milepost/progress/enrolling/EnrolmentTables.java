package dev.milepost.progress.enrolling;

import static dev.milepost.progress.bulk.UnnestColumns.column;

import dev.milepost.progress.pace.Plan;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes enrolments, however many in each statement. */
@Repository
class EnrolmentTables {

  static final String COLUMNS =
      "e.id, e.cohort_id, e.learner_id, e.enrolled_at, e.starts_on, e.counts_from, e.withdrawn_on,"
          + " e.plan_id, e.own_plan, e.revision";

  private final JdbcClient jdbc;

  EnrolmentTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Enrolment> find(Collection<UUID> ids) {
    return jdbc.sql("select " + COLUMNS + " from enrolment e where e.id = any(:ids::uuid[])")
        .param("ids", column(ids, id -> id))
        .query(EnrolmentTables::enrolment)
        .list();
  }

  List<Enrolment> ofLearners(UUID cohort, Collection<UUID> learners) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from enrolment e
                where e.cohort_id = :cohort and e.learner_id = any(:learners::uuid[])
                """)
        .param("cohort", cohort)
        .param("learners", column(learners, learner -> learner))
        .query(EnrolmentTables::enrolment)
        .list();
  }

  Optional<Enrolment> ofLearner(UUID cohort, UUID learner) {
    return ofLearners(cohort, List.of(learner)).stream().findFirst();
  }

  List<UUID> ofCohort(UUID cohort) {
    return jdbc.sql("select id from enrolment where cohort_id = ?")
        .param(cohort)
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  /** The plans of those among these enrolments that have one of their own. */
  List<Plan> ownPlans(Collection<UUID> ids) {
    return jdbc.sql(
            """
            select distinct p.id, p.due_days from enrolment e join plan p on p.id = e.plan_id
            where e.id = any(:ids::uuid[]) and e.own_plan
            """)
        .param("ids", column(ids, id -> id))
        .query((row, number) -> plan(row))
        .list();
  }

  static Plan plan(ResultSet row) throws SQLException {
    return new Plan(days(row.getArray("due_days")));
  }

  private static List<LocalDate> days(Array array) throws SQLException {
    return Arrays.stream((Date[]) array.getArray()).map(Date::toLocalDate).toList();
  }

  /** Sorted, as all inserts here, so that those that wait for each other do so in one order. */
  void insertPlans(Collection<Plan> plans) {
    List<Plan> sorted = plans.stream().distinct().sorted(Comparator.comparing(Plan::id)).toList();
    jdbc.sql(
            """
            insert into plan (id, due_days)
            select p.id, p.due_days::date[] from unnest(:ids::uuid[], :days::text[]) as p(id, due_days)
            on conflict do nothing
            """)
        .param("ids", column(sorted, Plan::id))
        .param("days", column(sorted, EnrolmentTables::dateArray))
        .update();
  }

  /** The ids of those that were not there yet, neither by id nor by cohort and learner. */
  Set<UUID> insert(Collection<Enrolment> enrolments) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into enrolment (id, cohort_id, learner_id, enrolled_at, starts_on,
                                       counts_from, withdrawn_on, plan_id)
                select * from unnest(:ids::uuid[], :cohorts::uuid[], :learners::uuid[],
                  :enrolled::timestamptz[], :starts::date[], :counts::date[], :withdrawn::date[],
                  :plans::uuid[])
                  as e(id, cohort_id, learner_id, enrolled_at, starts_on, counts_from, withdrawn_on, plan_id)
                order by e.learner_id
                on conflict do nothing
                returning id
                """)
            .param("ids", column(enrolments, Enrolment::id))
            .param("cohorts", column(enrolments, Enrolment::cohortId))
            .param("learners", column(enrolments, Enrolment::learnerId))
            .param("enrolled", column(enrolments, Enrolment::enrolledAt))
            .param("starts", column(enrolments, Enrolment::startsOn))
            .param("counts", column(enrolments, Enrolment::countsFrom))
            .param("withdrawn", column(enrolments, Enrolment::withdrawnOn))
            .param("plans", column(enrolments, Enrolment::planId))
            .query((row, number) -> row.getObject("id", UUID.class))
            .list());
  }

  /** The progress of new enrolments, of which nothing is done yet. */
  void insertProgress(Collection<Enrolment> enrolments, CohortPlans plans) {
    jdbc.sql(
            """
            insert into enrolment_progress (learner_id, enrolment_id, cohort_id, counts_from, withdrawn_on,
              plan_id, standing, milestones_done, points_done, stages_completed, current_stage,
              next_due_day, done_through_day)
            select e.learner_id, e.enrolment_id, e.cohort_id, e.counts_from, e.withdrawn_on, e.plan_id,
              :standing, 0, 0, 0, :stage, e.next_due, e.done_through
            from unnest(:learners::uuid[], :ids::uuid[], :cohorts::uuid[], :counts::date[],
                        :withdrawn::date[], :plans::uuid[], :nextDue::date[], :doneThrough::date[])
              as e(learner_id, enrolment_id, cohort_id, counts_from, withdrawn_on, plan_id, next_due,
                done_through)
            """)
        .param("standing", plans.standingAtTheStart().line())
        .param("stage", plans.standingAtTheStart().currentStage())
        .param("learners", column(enrolments, Enrolment::learnerId))
        .param("ids", column(enrolments, Enrolment::id))
        .param("cohorts", column(enrolments, Enrolment::cohortId))
        .param("counts", column(enrolments, Enrolment::countsFrom))
        .param("withdrawn", column(enrolments, Enrolment::withdrawnOn))
        .param("plans", column(enrolments, Enrolment::planId))
        .param("nextDue", column(enrolments, e -> plans.paceAtTheStart(e.startsOn()).nextDue()))
        .param(
            "doneThrough",
            column(enrolments, e -> plans.paceAtTheStart(e.startsOn()).doneThrough()))
        .update();
  }

  void update(Collection<Enrolment> enrolments) {
    jdbc.sql(
            """
            update enrolment e
            set starts_on = n.starts_on, counts_from = n.counts_from,
                withdrawn_on = n.withdrawn_on, plan_id = n.plan_id, own_plan = n.own_plan,
                revision = n.revision
            from unnest(:ids::uuid[], :starts::date[], :counts::date[], :withdrawn::date[],
                        :plans::uuid[], :own::boolean[], :revisions::bigint[])
              as n(id, starts_on, counts_from, withdrawn_on, plan_id, own_plan, revision)
            where e.id = n.id
            """)
        .param("ids", column(enrolments, Enrolment::id))
        .param("starts", column(enrolments, Enrolment::startsOn))
        .param("counts", column(enrolments, Enrolment::countsFrom))
        .param("withdrawn", column(enrolments, Enrolment::withdrawnOn))
        .param("plans", column(enrolments, Enrolment::planId))
        .param("own", column(enrolments, Enrolment::ownPlan))
        .param("revisions", column(enrolments, Enrolment::revision))
        .update();
  }

  static Enrolment enrolment(ResultSet row, int number) throws SQLException {
    return new Enrolment(
        row.getObject("id", UUID.class),
        row.getObject("cohort_id", UUID.class),
        row.getObject("learner_id", UUID.class),
        row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
        row.getObject("starts_on", LocalDate.class),
        row.getObject("counts_from", LocalDate.class),
        row.getObject("withdrawn_on", LocalDate.class),
        row.getObject("plan_id", UUID.class),
        row.getBoolean("own_plan"),
        row.getLong("revision"));
  }

  /** PostgreSQL has no arrays of arrays of different lengths, so each goes as its literal. */
  private static String dateArray(Plan plan) {
    return plan.dueDays().stream()
        .map(LocalDate::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
