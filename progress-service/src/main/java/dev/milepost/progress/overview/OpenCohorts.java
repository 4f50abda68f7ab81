package dev.milepost.progress.overview;

import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.time.BusinessClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the cohorts that somebody can join by themselves. */
@Repository
class OpenCohorts {

  /** More than one page should list; the API has them all. */
  private static final int LISTED = 60;

  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;
  private final BusinessClock clock;

  OpenCohorts(JdbcClient jdbc, PublishedRoadmaps roadmaps, BusinessClock clock) {
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
    this.clock = clock;
  }

  /**
   * Open and not over, those first that begin or began next to today; without what one is in or
   * looks after, so that there are none for an admin.
   */
  List<OpenCohort> of(Caller caller) {
    if (caller.admin()) {
      return List.of();
    }
    // The unique keys (organisation, slug) of cohorts and (cohort_id, learner_id) of enrolments.
    return jdbc.sql(
            """
            select c.slug, c.name, c.roadmap, c.roadmap_version, c.start_day, c.end_day
            from cohort c
            cross join lateral (select (:now::timestamptz at time zone c.zone)::date as today) as here
            where c.organisation = :organisation and c.open and c.end_day >= here.today
              and not exists (select 1 from mentorship m
                              where m.cohort_id = c.id and m.person_id = :personId)
              and not exists (select 1 from enrolment e
                              where e.cohort_id = c.id and e.learner_id = :personId
                                and e.withdrawn_on is null)
            order by abs(c.start_day - here.today), c.slug
            limit :limit
            """)
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .param("organisation", caller.organisation())
        .param("personId", caller.personId())
        .param("limit", LISTED)
        .query((row, number) -> cohort(row))
        .list();
  }

  private OpenCohort cohort(ResultSet row) throws SQLException {
    var outline = roadmaps.pinned(row.getString("roadmap"), row.getInt("roadmap_version"));
    return new OpenCohort(
        row.getString("slug"),
        row.getString("name"),
        outline.roadmap().title(),
        row.getObject("start_day", LocalDate.class),
        row.getObject("end_day", LocalDate.class));
  }

  /**
   * @param roadmap its title
   */
  record OpenCohort(
      String slug, String name, String roadmap, LocalDate startDay, LocalDate endDay) {}
}
