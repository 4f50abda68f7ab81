package dev.milepost.roadmap.publishing;

import dev.milepost.edge.problem.Problem;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.RoadmapPublished.Roadmap;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The published versions; open to everyone. */
@Repository
public class Versions {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;

  Versions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The latest version of each roadmap whose slug sorts after {@code after}, by slug. */
  public List<Version> latestOfEach(String after, int limit) {
    return jdbc.sql(
            """
            select distinct on (slug) version, content, published_at
            from roadmap_version
            where slug > :after
            order by slug, version desc
            limit :limit
            """)
        .param("after", after)
        .param("limit", limit)
        .query(Versions::version)
        .list();
  }

  /**
   * All versions of a roadmap, the latest first.
   *
   * @throws Problem {@code not-found} when none was published
   */
  public List<Edition> editions(String slug) {
    List<Edition> all =
        jdbc.sql(
                """
                select version, published_at
                from roadmap_version
                where slug = :slug
                order by version desc
                """)
            .param("slug", slug)
            .query(Versions::edition)
            .list();
    if (all.isEmpty()) {
      throw Problem.notFound();
    }
    return all;
  }

  /**
   * @throws Problem {@code not-found} when none was published
   */
  public Version latest(String slug) {
    return findLatest(slug).orElseThrow(Problem::notFound);
  }

  /** Empty when none was published. */
  public Optional<Version> findLatest(String slug) {
    return jdbc.sql(
            """
            select version, content, published_at
            from roadmap_version
            where slug = :slug
            order by version desc
            limit 1
            """)
        .param("slug", slug)
        .query(Versions::version)
        .optional();
  }

  /**
   * @throws Problem {@code not-found} when there is no such version
   */
  public Version of(String slug, int number) {
    return jdbc.sql(
            """
            select version, content, published_at
            from roadmap_version
            where slug = :slug and version = :number
            """)
        .param("slug", slug)
        .param("number", number)
        .query(Versions::version)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  void add(RoadmapPublished event) {
    jdbc.sql(
            """
            insert into roadmap_version (slug, version, event_id, content, published_at)
            values (:slug, :version, :id, :content::jsonb, :at)
            """)
        .param("slug", event.roadmap().slug())
        .param("version", event.version())
        .param("id", event.id())
        .param("content", JSON.writeValueAsString(event.roadmap()))
        .param("at", event.publishedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Version version(ResultSet row, int number) throws SQLException {
    return new Version(
        row.getInt("version"),
        JSON.readValue(row.getString("content"), Roadmap.class),
        row.getObject("published_at", OffsetDateTime.class).toInstant());
  }

  private static Edition edition(ResultSet row, int number) throws SQLException {
    return new Edition(
        row.getInt("version"), row.getObject("published_at", OffsetDateTime.class).toInstant());
  }
}
