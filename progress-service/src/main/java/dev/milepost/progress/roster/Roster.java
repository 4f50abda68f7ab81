package dev.milepost.progress.roster;

import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.Cohorts;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.progress.roster.RosterPage.FilterCounts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads a cohort's learners as they stand. Whoever withdrew comes after the others in every order;
 * equal learners are ordered by enrolment, so that pages neither repeat nor skip anybody.
 */
@Repository
public class Roster {

  private static final String COLUMNS =
      """
      select e.id, person.name, e.withdrawn_on, plan.due_days, p.standing, p.next_due_day,
             p.done_through_day, p.last_active_day
      """;

  private static final String JOINS =
      """
      join enrolment e on e.id = p.enrolment_id and e.learner_id = p.learner_id
      join plan on plan.id = e.plan_id
      join person on person.id = e.learner_id
      """;

  /** What is sorted and filtered by; the cohort's rows by enrolment_progress_by_cohort. */
  private static final String OF_COHORT =
      """
      with p as (
        select learner_id, enrolment_id, standing, points_done, stages_completed, current_stage,
               next_due_day, done_through_day, last_active_day, counts_from,
               coalesce(withdrawn_on > :today, true) as enrolled
        from enrolment_progress
        where cohort_id = :cohort
      )
      """;

  private static final String AND_NAMED = "and strpos(lower(person.name), lower(:search)) > 0";

  private final Cohorts cohorts;
  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;

  Roster(Cohorts cohorts, JdbcClient jdbc, PublishedRoadmaps roadmaps) {
    this.cohorts = cohorts;
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
  }

  /**
   * @param today in the cohort's zone
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public RosterPage page(Cohort cohort, RosterQuery query, LocalDate today) {
    var learners =
        bind(jdbc.sql(sorted(query, "limit :size offset :offset")), cohort, query.search(), today)
            .param("size", query.page().size())
            .param("offset", query.page().offset())
            .query(rowsOf(cohort, today))
            .list();
    FilterCounts counts = counts(cohort, query.search(), today);
    return new RosterPage(
        learners,
        query.page().number(),
        query.page().size(),
        Objects.requireNonNull(counts.of(query.show())),
        counts);
  }

  /**
   * All learners whom {@code query} finds, in its order, whatever page it asks for.
   *
   * @param today in the cohort's zone
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<LearnerRow> all(Cohort cohort, RosterQuery query, LocalDate today) {
    return bind(jdbc.sql(sorted(query, "")), cohort, query.search(), today)
        .query(rowsOf(cohort, today))
        .list();
  }

  /**
   * Sorts the few columns that are sorted by, of a page only as many rows as it reaches, and
   * fetches the rest for those that are shown: sorting whole rows of ten thousand learners spills
   * onto the disk.
   */
  private static String sorted(RosterQuery query, String part) {
    String direction = query.descending() ? "desc" : "asc";
    boolean byName = query.order() == LearnerOrder.NAME || !query.search().isEmpty();
    return OF_COHORT
        + """
        , shown as (
          select p.learner_id, p.enrolment_id, p.enrolled, %1$s as sorted_by
          from p %2$s
          where %3$s %4$s
          order by not p.enrolled, sorted_by %5$s, p.enrolment_id
          %6$s
        )
        %7$s
        from shown
        join enrolment_progress p using (learner_id, enrolment_id)
        %8$s
        order by not shown.enrolled, shown.sorted_by %5$s, shown.enrolment_id
        """
            .formatted(
                query.order().sql(),
                byName ? "join person on person.id = p.learner_id" : "",
                query.show().sql(),
                query.search().isEmpty() ? "" : AND_NAMED,
                direction,
                part,
                COLUMNS,
                JOINS);
  }

  /**
   * The learners of these enrolments of one cohort.
   *
   * @param today in the cohort's zone
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Map<UUID, LearnerRow> byEnrolment(
      Cohort cohort, Collection<UUID> enrolments, LocalDate today) {
    // The enrolment's key, and then the progress's.
    return jdbc
        .sql(
            COLUMNS
                + " from enrolment_progress p "
                + JOINS
                + "where e.cohort_id = :cohort and e.id = any(:enrolments)")
        .param("cohort", cohort.id())
        .param("enrolments", enrolments.toArray(UUID[]::new))
        .query(rowsOf(cohort, today))
        .list()
        .stream()
        .collect(Collectors.toMap(LearnerRow::enrolment, Function.identity()));
  }

  private FilterCounts counts(Cohort cohort, String search, LocalDate today) {
    String counts =
        Arrays.stream(LearnerFilter.values())
            .map(
                filter ->
                    "count(*) filter (where %s) as \"%s\""
                        .formatted(filter.sql(), filter.wireName()))
            .collect(Collectors.joining(", "));
    String rows =
        search.isEmpty() ? "from p" : "from p join person on person.id = p.learner_id where true ";
    return bind(
            jdbc.sql(
                OF_COHORT + "select " + counts + " " + rows + (search.isEmpty() ? "" : AND_NAMED)),
            cohort,
            search,
            today)
        .query(
            (row, number) ->
                new FilterCounts(
                    row.getInt("all"),
                    row.getInt("behind"),
                    row.getInt("unseen"),
                    row.getInt("waiting"),
                    row.getInt("withdrawn")))
        .single();
  }

  private static StatementSpec bind(
      StatementSpec statement, Cohort cohort, String search, LocalDate today) {
    return statement
        .param("cohort", cohort.id())
        .param("search", search)
        .param("start", cohort.startDay())
        .param("today", today);
  }

  private LearnerRows rowsOf(Cohort found, LocalDate today) {
    Cohort cohort = cohorts.asNow(found);
    return new LearnerRows(roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion()), today);
  }
}
