package dev.milepost.notification.knowledge;

import dev.milepost.events.CohortChanged;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps cohorts as their latest revision tells. */
@Component
public class KeepCohorts {

  private final JdbcClient jdbc;

  KeepCohorts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Returns the enrolments that the change touches; none when an older revision comes late. */
  public List<UUID> keep(CohortChanged cohort) {
    int changed =
        jdbc.sql(
                """
                insert into cohort (id, revision, organisation, name, roadmap, roadmap_version,
                                    start_day, end_day, zone, blackout_days, slug,
                                    mentors)
                values (:id, :revision, :organisation, :name, :roadmap, :version,
                        :start, :end, :zone, :blackoutDays::date[], :slug, :mentors)
                on conflict (id) do update
                set revision = excluded.revision, organisation = excluded.organisation,
                    name = excluded.name, roadmap = excluded.roadmap,
                    roadmap_version = excluded.roadmap_version, start_day = excluded.start_day,
                    end_day = excluded.end_day, zone = excluded.zone,
                    blackout_days = excluded.blackout_days, slug = excluded.slug,
                    mentors = excluded.mentors
                where cohort.revision < excluded.revision or cohort.slug is null
                """)
            .param("id", cohort.cohort())
            .param("revision", cohort.revision())
            .param("organisation", cohort.organisation())
            .param("name", cohort.name())
            .param("roadmap", cohort.roadmap())
            .param("version", cohort.roadmapVersion())
            .param("start", cohort.startDay())
            .param("end", cohort.endDay())
            .param("zone", cohort.zone().getId())
            .param("slug", cohort.slug())
            .param("mentors", cohort.mentors().toArray(UUID[]::new))
            .param(
                "blackoutDays",
                cohort.blackoutDays().stream().map(LocalDate::toString).toArray(String[]::new))
            .update();
    return changed == 0
        ? List.of()
        : jdbc.sql("select id from enrolment where cohort = ?")
            .param(cohort.cohort())
            .query((row, n) -> row.getObject("id", UUID.class))
            .list();
  }
}
