package dev.milepost.progress.projecting;

import static dev.milepost.progress.bulk.UnnestColumns.uuids;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.progress.histories.Histories;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.pace.SentDays;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads enrolments, with what they are folded by and where they stand. */
@Repository
class EnrolmentRows {

  private static final int PLANS_KEPT = 10_000;
  private static final byte[] NO_PAST = new byte[0];

  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;
  private final PastHistories past;

  /** A plan's id follows from its content. */
  private final Cache<UUID, Plan> plans = Caffeine.newBuilder().maximumSize(PLANS_KEPT).build();

  EnrolmentRows(JdbcClient jdbc, PublishedRoadmaps roadmaps, PastHistories past) {
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
    this.past = past;
  }

  /**
   * Locks the progress of these enrolments until the transaction ends, in the order in which all
   * do, and then reads them: a batch or a change that was under way is waited for and seen.
   */
  Map<UUID, Row> lock(Collection<UUID> enrolments) {
    jdbc.sql(
            """
            select p.enrolment_id
            from enrolment n
            join enrolment_progress p on p.learner_id = n.learner_id and p.enrolment_id = n.id
            where n.id = any(:enrolments)
            order by p.learner_id, p.enrolment_id
            for update of p
            """)
        .param("enrolments", enrolments.toArray(UUID[]::new))
        .query(row -> {});
    return read(enrolments);
  }

  /** Locks the progress of a whole cohort in the same way, and tells by enrolment its revision. */
  Map<UUID, Long> lockCohort(UUID cohort) {
    // enrolment_progress_by_cohort. Who waited for a row gets it as it is after the wait.
    return jdbc
        .sql(
            """
            select p.enrolment_id, p.revision
            from enrolment_progress p
            where p.cohort_id = ?
            order by p.learner_id, p.enrolment_id
            for update
            """)
        .param(cohort)
        .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** By the window and plan that the enrolments have. */
  Map<UUID, Row> read(Collection<UUID> enrolments) {
    return rows(
        jdbc.sql(
                """
                select p.learner_id, p.enrolment_id, p.cohort_id, n.counts_from, n.withdrawn_on, n.plan_id,
                       p.revision, p.standing, p.histories, array_send(p.active_days) as active_days, p.events,
                       c.roadmap_version
                from enrolment n
                join enrolment_progress p on p.learner_id = n.learner_id and p.enrolment_id = n.id
                join cohort c on c.id = p.cohort_id
                where n.id = any(:enrolments)
                """)
            .param("enrolments", enrolments.toArray(UUID[]::new)));
  }

  /**
   * By the window and plan that they were last folded by, and without a lock: whoever writes what
   * follows from it must find the same revision. A row and the version of the roadmap that it goes
   * by come in one statement: in another one the cohort may have been moved.
   */
  Map<UUID, Row> readUnlocked(Collection<Key> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    return rows(
        jdbc.sql(
                """
                select p.learner_id, p.enrolment_id, p.cohort_id, p.counts_from, p.withdrawn_on, p.plan_id,
                       p.revision, p.standing, p.histories, array_send(p.active_days) as active_days, p.events,
                       c.roadmap_version
                from unnest(:learners::uuid[], :enrolments::uuid[]) as t(learner_id, enrolment_id)
                join enrolment_progress p using (learner_id, enrolment_id)
                join cohort c on c.id = p.cohort_id
                """)
            .param("learners", uuids(keys, Key::learner))
            .param("enrolments", uuids(keys, Key::enrolment)));
  }

  /** As {@link #read}, with the histories that were put away in their places again. */
  Map<UUID, Row> readWhole(Collection<UUID> enrolments) {
    Map<UUID, Row> rows = read(enrolments);
    Map<UUID, byte[]> putAway = past.read(rows.values().stream().map(Key::of).toList());
    rows.replaceAll((id, row) -> row.whole(putAway.getOrDefault(id, NO_PAST)));
    return rows;
  }

  private Map<UUID, Row> rows(JdbcClient.StatementSpec query) {
    List<Stored> stored = query.query((row, number) -> Stored.of(row)).list();
    Map<UUID, CohortFacts> cohorts = cohorts(distinct(stored, Stored::cohort));
    Map<UUID, Plan> plansById = plans(distinct(stored, Stored::plan));
    var rows = HashMap.<UUID, Row>newHashMap(stored.size());
    for (Stored one : stored) {
      CohortFacts cohort = Objects.requireNonNull(cohorts.get(one.cohort()));
      Outline outline = roadmaps.pinned(cohort.roadmap(), one.roadmapVersion());
      Plan plan = Objects.requireNonNull(plansById.get(one.plan()));
      rows.put(one.enrolment(), one.row(cohort, outline, plan));
    }
    return rows;
  }

  private static UUID[] distinct(List<Stored> stored, Function<Stored, UUID> id) {
    return stored.stream().map(id).distinct().toArray(UUID[]::new);
  }

  private Map<UUID, CohortFacts> cohorts(UUID[] ids) {
    return jdbc
        .sql(
            """
            select c.id, c.term, c.zone, c.roadmap,
                   array(select distinct m.from_version from cohort_move m where m.cohort_id = c.id)
            from cohort c
            where c.id = any(?)
            """)
        .param(ids)
        .query(
            (row, number) ->
                Map.entry(
                    row.getObject(1, UUID.class),
                    new CohortFacts(
                        row.getString(2),
                        ZoneId.of(row.getString(3)),
                        row.getString(4),
                        milestones(row.getString(4), row.getArray(5)))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Set<String> milestones(String roadmap, Array versions) throws SQLException {
    return Arrays.stream((Integer[]) versions.getArray())
        .flatMap(version -> roadmaps.pinned(roadmap, version).milestones().stream())
        .map(Milestone::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<UUID, Plan> plans(UUID[] ids) {
    return plans.getAll(Arrays.asList(ids), this::readPlans);
  }

  private Map<UUID, Plan> readPlans(Iterable<? extends UUID> ids) {
    var wanted = new ArrayList<UUID>();
    ids.forEach(wanted::add);
    return jdbc
        .sql("select id, due_days from plan where id = any(?)")
        .param(wanted.toArray(UUID[]::new))
        .query(
            (row, number) ->
                Map.entry(row.getObject(1, UUID.class), new Plan(days(row.getArray(2)))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<LocalDate> days(Array array) throws SQLException {
    return Arrays.stream((Date[]) array.getArray()).map(Date::toLocalDate).toList();
  }

  /** The key of an enrolment's row. */
  record Key(UUID learner, UUID enrolment) {

    static Key of(Row row) {
      return new Key(row.facts().learner(), row.facts().enrolment());
    }
  }

  /**
   * @param revision grows with every change of the row
   */
  record Row(EnrolmentFacts facts, Progress progress, long revision) {

    Row whole(byte[] putAway) {
      return new Row(facts, progress.keeping(progress.histories().whole(putAway)), revision);
    }
  }

  private record CohortFacts(
      String term, ZoneId zone, String roadmap, Set<String> formerMilestones) {}

  private record Stored(
      UUID learner,
      UUID enrolment,
      UUID cohort,
      @Nullable LocalDate countsFrom,
      @Nullable LocalDate withdrawnOn,
      UUID plan,
      long revision,
      String standing,
      byte[] histories,
      ActiveDays activeDays,
      int events,
      int roadmapVersion) {

    static Stored of(ResultSet row) throws SQLException {
      return new Stored(
          row.getObject(1, UUID.class),
          row.getObject(2, UUID.class),
          row.getObject(3, UUID.class),
          row.getObject(4, LocalDate.class),
          row.getObject(5, LocalDate.class),
          row.getObject(6, UUID.class),
          row.getLong(7),
          row.getString(8),
          row.getBytes(9),
          ActiveDays.ofEpochDays(SentDays.of(row.getBytes(10))),
          row.getInt(11),
          row.getInt(12));
    }

    Row row(CohortFacts of, Outline outline, Plan plan) {
      return new Row(
          new EnrolmentFacts(
              enrolment,
              learner,
              cohort,
              of.term(),
              of.zone(),
              countsFrom,
              withdrawnOn,
              outline,
              of.formerMilestones(),
              plan),
          new Progress(
              new Standing(outline, standing), Histories.of(histories), activeDays, events),
          revision);
    }
  }

  /** PostgreSQL counts days from 2000-01-01. */
}
