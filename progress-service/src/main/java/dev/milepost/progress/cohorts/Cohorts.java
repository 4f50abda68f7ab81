package dev.milepost.progress.cohorts;

import dev.milepost.events.CohortChanged;
import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.messaging.Outbox;
import dev.milepost.progress.identity.Caller;
import dev.milepost.time.BusinessClock;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps cohorts and who mentors them, and tells of every change ({@link CohortChanged}) in the
 * transaction that makes it. Looks at nobody's rights: {@link CohortAccess} does.
 */
@Repository
public class Cohorts {

  private static final String COLUMNS =
      """
      select c.id, c.organisation, c.slug, c.name, c.term, c.roadmap, c.roadmap_version,
             c.start_day, c.end_day, c.zone, c.pacing, c.open, c.blackout_days, c.revision
      from cohort c
      """;

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final BusinessClock clock;

  Cohorts(JdbcClient jdbc, Outbox outbox, BusinessClock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.clock = clock;
  }

  public Optional<Cohort> find(UUID id) {
    return jdbc.sql(COLUMNS + "where c.id = ?").param(id).query(Cohorts::cohort).optional();
  }

  Optional<Cohort> find(String organisation, String slug) {
    return jdbc.sql(COLUMNS + "where c.organisation = ? and c.slug = ?")
        .params(organisation, slug)
        .query(Cohorts::cohort)
        .optional();
  }

  /** Keeps the cohort from being changed until the transaction ends, and reads it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Cohort holdStill(UUID id) {
    return jdbc.sql(COLUMNS + "where c.id = ? for share of c")
        .param(id)
        .query(Cohorts::cohort)
        .single();
  }

  /**
   * Reads a cohort anew where it is read together with what goes by its version of the roadmap: it
   * may have been moved since it was found. Of one moment with the rest of a snapshot.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Cohort asNow(Cohort found) {
    return find(found.id()).orElseThrow();
  }

  /** Takes the cohort for a change, and reads it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Cohort lock(UUID id) {
    return jdbc.sql(COLUMNS + "where c.id = ? for no key update of c")
        .param(id)
        .query(Cohorts::cohort)
        .single();
  }

  /**
   * Cohorts that the caller may see, by slug.
   *
   * @param after the slug after which to begin
   */
  List<Cohort> visible(Caller caller, String after, int limit) {
    return jdbc.sql(
            COLUMNS
                + """
                where c.organisation = :organisation and c.slug > :after
                  and (:admin or c.open
                       or exists (select 1 from mentorship m
                                  where m.cohort_id = c.id and m.person_id = :personId)
                       or exists (select 1 from enrolment e
                                  where e.cohort_id = c.id and e.learner_id = :personId))
                order by c.slug
                limit :limit
                """)
        .param("organisation", caller.organisation())
        .param("admin", caller.admin())
        .param("personId", caller.personId())
        .param("after", after)
        .param("limit", limit)
        .query(Cohorts::cohort)
        .list();
  }

  /**
   * All cohorts that the caller mentors, for an admin all of the organisation's, in no order.
   *
   * @param search what name, slug or term must contain, letter case aside; empty for all
   */
  public List<Cohort> lookedAfterBy(Caller caller, String search) {
    // mentorship_by_person for mentors, the unique key (organisation, slug) for admins.
    return jdbc.sql(
            COLUMNS
                + """
                where c.organisation = :organisation
                  and (:admin or c.id in (select cohort_id from mentorship where person_id = :personId))
                  and (:search = '' or strpos(lower(c.name), lower(:search)) > 0
                       or strpos(c.slug, lower(:search)) > 0 or strpos(c.term, lower(:search)) > 0)
                """)
        .param("organisation", caller.organisation())
        .param("admin", caller.admin())
        .param("personId", caller.personId())
        .param("search", search)
        .query(Cohorts::cohort)
        .list();
  }

  /** False when there is a cohort of this slug already. */
  boolean insert(Cohort cohort) {
    int inserted =
        jdbc.sql(
                """
                insert into cohort (id, organisation, slug, name, term, roadmap, roadmap_version,
                                    start_day, end_day, zone, pacing, open, blackout_days)
                values (:id, :organisation, :slug, :name, :term, :roadmap, :version, :start, :end,
                        :zone, :pacing, :open, :blackout::date[])
                on conflict (organisation, slug) do nothing
                """)
            .param("id", cohort.id())
            .param("organisation", cohort.organisation())
            .param("slug", cohort.slug())
            .param("name", cohort.name())
            .param("term", cohort.term())
            .param("roadmap", cohort.roadmap())
            .param("version", cohort.roadmapVersion())
            .param("start", cohort.startDay())
            .param("end", cohort.endDay())
            .param("zone", cohort.zone().getId())
            .param("pacing", cohort.pacing().name().toLowerCase(Locale.ROOT))
            .param("open", cohort.open())
            .param("blackout", texts(cohort.blackoutDays()))
            .update();
    return inserted == 1;
  }

  /** Writes what may change of a cohort that is locked. */
  void update(Cohort cohort) {
    jdbc.sql(
            """
            update cohort
            set name = :name, roadmap_version = :version, end_day = :end, zone = :zone, open = :open,
                blackout_days = :blackout::date[], revision = :revision
            where id = :id
            """)
        .param("name", cohort.name())
        .param("version", cohort.roadmapVersion())
        .param("end", cohort.endDay())
        .param("zone", cohort.zone().getId())
        .param("open", cohort.open())
        .param("blackout", texts(cohort.blackoutDays()))
        .param("revision", cohort.revision())
        .param("id", cohort.id())
        .update();
  }

  /**
   * Moves a cohort that is locked to another version of its roadmap, and tells of it. Whoever calls
   * it moves in the same transaction all that goes by the version.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Cohort move(Cohort locked, int version) {
    Cohort moved = locked.at(version);
    update(moved);
    tell(moved);
    return moved;
  }

  /** Tells of a cohort as it now is; the transaction holds its row. */
  @Transactional(propagation = Propagation.MANDATORY)
  void tell(Cohort cohort) {
    List<UUID> mentors =
        jdbc.sql("select person_id from mentorship where cohort_id = ? order by person_id")
            .param(cohort.id())
            .query((row, number) -> row.getObject("person_id", UUID.class))
            .list();
    outbox.append(List.of(cohort.told(mentors, clock.now())));
  }

  private static Cohort cohort(ResultSet row, int number) throws SQLException {
    return new Cohort(
        row.getObject("id", UUID.class),
        row.getString("organisation"),
        row.getString("slug"),
        row.getString("name"),
        row.getString("term"),
        row.getString("roadmap"),
        row.getInt("roadmap_version"),
        row.getObject("start_day", LocalDate.class),
        row.getObject("end_day", LocalDate.class),
        ZoneId.of(row.getString("zone")),
        Pacing.valueOf(row.getString("pacing").toUpperCase(Locale.ROOT)),
        row.getBoolean("open"),
        Arrays.stream((Date[]) row.getArray("blackout_days").getArray())
            .map(Date::toLocalDate)
            .toList(),
        row.getLong("revision"));
  }

  private static String[] texts(List<LocalDate> days) {
    return days.stream().map(LocalDate::toString).toArray(String[]::new);
  }
}
