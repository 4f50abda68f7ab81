package dev.milepost.notification.knowledge;

import dev.milepost.events.RoadmapPublished;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the published versions of roadmaps. A version never changes, so the first copy stands. */
@Component
public class KeepRoadmaps {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  KeepRoadmaps(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Returns the enrolments that were waiting for this version. */
  public List<UUID> keep(RoadmapPublished published) {
    int added =
        jdbc.sql(
                """
                insert into roadmap_version (slug, version, body, published_at)
                values (:slug, :version, :body::jsonb, :at)
                on conflict do nothing
                """)
            .param("slug", published.roadmap().slug())
            .param("version", published.version())
            .param("body", json.writeValueAsString(published.roadmap()))
            .param("at", published.publishedAt().atOffset(ZoneOffset.UTC))
            .update();
    return added == 0 ? List.of() : enrolmentsOn(published);
  }

  private List<UUID> enrolmentsOn(RoadmapPublished published) {
    return jdbc.sql(
            """
            select e.id from enrolment e join cohort c on c.id = e.cohort
            where c.roadmap = :slug and c.roadmap_version = :version
            """)
        .param("slug", published.roadmap().slug())
        .param("version", published.version())
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }
}
