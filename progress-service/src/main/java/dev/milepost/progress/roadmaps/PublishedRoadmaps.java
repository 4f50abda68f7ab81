package dev.milepost.progress.roadmaps;

import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.state.Outline;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds published versions of roadmaps. A version never changes, so what was found once is kept in
 * memory for good; what was not found is looked for again.
 */
@Repository
public class PublishedRoadmaps {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;
  private final Map<Version, Outline> known = new ConcurrentHashMap<>();

  PublishedRoadmaps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Outline> find(String slug, int version) {
    var wanted = new Version(slug, version);
    Outline outline = known.get(wanted);
    if (outline != null) {
      return Optional.of(outline);
    }
    Optional<Outline> found = read(wanted);
    found.ifPresent(read -> known.put(wanted, read));
    return found;
  }

  /**
   * The version that a cohort is pinned to.
   *
   * @throws IllegalStateException when it is missing, which a foreign key rules out
   */
  public Outline pinned(String slug, int version) {
    return find(slug, version)
        .orElseThrow(() -> new IllegalStateException("no roadmap " + slug + "/" + version));
  }

  /** All versions of one roadmap, oldest first; empty for an unknown one. */
  public List<Integer> versions(String slug) {
    return jdbc.sql("select version from roadmap_version where slug = ? order by version")
        .param(slug)
        .query((row, number) -> row.getInt(1))
        .list();
  }

  /** All versions of all roadmaps of an organisation, by title, the newest version first. */
  public List<PublishedVersion> all(String organisation) {
    return jdbc.sql(
            """
            select slug, version, document ->> 'title' as title from roadmap_version
            where organisation = ?
            order by title, slug, version desc
            """)
        .param(organisation)
        .query(
            (row, number) ->
                new PublishedVersion(
                    row.getString("slug"), row.getInt("version"), row.getString("title")))
        .list();
  }

  void keep(RoadmapPublished event) {
    jdbc.sql(
            """
            insert into roadmap_version (slug, version, organisation, document, published_at)
            values (:slug, :version, :organisation, :document::jsonb, :publishedAt)
            on conflict (slug, version) do nothing
            """)
        .param("slug", event.roadmap().slug())
        .param("version", event.version())
        .param("organisation", event.organisation())
        .param("document", JSON.writeValueAsString(event.roadmap()))
        .param("publishedAt", event.publishedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  private Optional<Outline> read(Version wanted) {
    return jdbc.sql("select document from roadmap_version where slug = ? and version = ?")
        .params(wanted.slug(), wanted.version())
        .query(String.class)
        .optional()
        .map(document -> new Outline(JSON.readValue(document, Roadmap.class)));
  }

  /** A version that a cohort can be pinned to. */
  public record PublishedVersion(String slug, int version, String title) {}

  private record Version(String slug, int version) {}
}
