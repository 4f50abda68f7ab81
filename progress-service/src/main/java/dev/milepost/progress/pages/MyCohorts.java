package dev.milepost.progress.pages;

import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.time.BusinessClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the cohorts that a person looks after. */
@Repository
class MyCohorts {

  private static final int MOST = 100;

  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;
  private final BusinessClock clock;

  MyCohorts(JdbcClient jdbc, PublishedRoadmaps roadmaps, BusinessClock clock) {
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
    this.clock = clock;
  }

  /** Those that a mentor mentors; all of the organisation's for an admin; the latest 100. */
  List<MyCohort> of(Caller caller) {
    // mentorship_by_person for mentors; the unique key (cohort_id, learner_id) counts the learners.
    return jdbc.sql(
            """
            select c.slug, c.name, c.roadmap, c.roadmap_version, c.start_day, c.end_day, c.zone,
                   (select count(*) from enrolment e
                    where e.cohort_id = c.id and e.withdrawn_on is null) as learners,
                   (select coalesce(sum(length(p.standing) - length(replace(p.standing, 'r', ''))), 0)
                    from enrolment_progress p
                    where p.cohort_id = c.id and p.withdrawn_on is null) as waiting
            from cohort c
            where c.organisation = :organisation
              and (:admin or c.id in (select cohort_id from mentorship where person_id = :person))
            order by c.start_day desc, c.slug
            limit :most
            """)
        .param("organisation", caller.organisation())
        .param("admin", caller.admin())
        .param("person", caller.personId())
        .param("most", MOST)
        .query(
            (row, number) -> {
              LocalDate start = row.getObject("start_day", LocalDate.class);
              LocalDate end = row.getObject("end_day", LocalDate.class);
              return new MyCohort(
                  row.getString("slug"),
                  row.getString("name"),
                  roadmaps
                      .pinned(row.getString("roadmap"), row.getInt("roadmap_version"))
                      .roadmap()
                      .title(),
                  CohortDay.of(start, end, clock.today(ZoneId.of(row.getString("zone")))),
                  row.getInt("learners"),
                  row.getInt("waiting"));
            })
        .list();
  }

  /**
   * @param waiting how many submissions wait for a review
   */
  record MyCohort(
      String slug, String name, String roadmap, CohortDay day, int learners, int waiting) {}
}
