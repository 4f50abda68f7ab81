package dev.milepost.progress.roster;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads a cohort's learners as they stand. Whoever withdrew comes after the others in every order;
 * equal learners are ordered by enrolment, so that pages neither repeat nor skip anybody.
 */
@Repository
public class Roster {

  private static final String ROWS =
      """
      select e.id, person.name, e.withdrawn_on, plan.due_days, p.standing, p.next_due_day,
             p.done_through_day, p.last_active_day
      from enrolment_progress p
      join enrolment e on e.id = p.enrolment_id and e.learner_id = p.learner_id
      join plan on plan.id = e.plan_id
      join person on person.id = e.learner_id
      """;

  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;

  Roster(JdbcClient jdbc, PublishedRoadmaps roadmaps) {
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
  }

  /**
   * @param today in the cohort's zone
   */
  public RosterPage page(Cohort cohort, RosterQuery query, LocalDate today) {
    String direction = query.descending() ? "desc" : "asc";
    // enrolment_progress_by_cohort gives the cohort's rows; whatever the order, they are sorted.
    var learners =
        jdbc.sql(
                ROWS
                    + """
                    where p.cohort_id = :cohort
                      and (:search = '' or strpos(lower(person.name), lower(:search)) > 0)
                    order by coalesce(e.withdrawn_on <= :today, false), %s %s, e.id
                    limit :size offset :offset
                    """
                        .formatted(query.order().sql(), direction))
            .param("cohort", cohort.id())
            .param("search", query.search())
            .param("today", today)
            .param("size", query.page().size())
            .param("offset", query.page().offset())
            .query(rowsOf(cohort, today))
            .list();
    return new RosterPage(
        learners, query.page().number(), query.page().size(), count(cohort, query.search()));
  }

  /**
   * All learners of a cohort, by name.
   *
   * @param today in the cohort's zone
   */
  public List<LearnerRow> all(Cohort cohort, LocalDate today) {
    return jdbc.sql(
            ROWS
                + """
                where p.cohort_id = :cohort
                order by coalesce(e.withdrawn_on <= :today, false), lower(person.name), e.id
                """)
        .param("cohort", cohort.id())
        .param("today", today)
        .query(rowsOf(cohort, today))
        .list();
  }

  /**
   * The learners of these enrolments of one cohort.
   *
   * @param today in the cohort's zone
   */
  public Map<UUID, LearnerRow> byEnrolment(
      Cohort cohort, Collection<UUID> enrolments, LocalDate today) {
    // The enrolment's key, and then the progress's.
    return jdbc
        .sql(ROWS + "where e.cohort_id = :cohort and e.id = any(:enrolments)")
        .param("cohort", cohort.id())
        .param("enrolments", enrolments.toArray(UUID[]::new))
        .query(rowsOf(cohort, today))
        .list()
        .stream()
        .collect(Collectors.toMap(LearnerRow::enrolment, Function.identity()));
  }

  private int count(Cohort cohort, String search) {
    if (search.isEmpty()) {
      return jdbc.sql("select count(*) from enrolment_progress where cohort_id = ?")
          .param(cohort.id())
          .query(Integer.class)
          .single();
    }
    return jdbc.sql(
            """
            select count(*)
            from enrolment_progress p
            join person on person.id = p.learner_id
            where p.cohort_id = :cohort and strpos(lower(person.name), lower(:search)) > 0
            """)
        .param("cohort", cohort.id())
        .param("search", search)
        .query(Integer.class)
        .single();
  }

  private LearnerRows rowsOf(Cohort cohort, LocalDate today) {
    return new LearnerRows(roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion()), today);
  }
}
