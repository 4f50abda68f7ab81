package dev.milepost.roadmap.publishing;

import dev.milepost.edge.problem.Problem;
import dev.milepost.roadmap.document.Notation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The drafts as they are kept. */
@Repository
public class Drafts {

  private static final String COLUMNS =
      "slug, organisation, draft_revision, draft_notation, draft_text, draft_saved_at";

  private final JdbcClient jdbc;
  private final Clock clock;

  Drafts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @throws Problem {@code not-found} when there is none in this organisation
   */
  public Draft of(String organisation, String slug) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from roadmap where slug = :slug and organisation = :organisation")
        .param("slug", slug)
        .param("organisation", organisation)
        .query(Drafts::draft)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** The organisation's drafts whose slugs sort after {@code after}, by slug. */
  public List<DraftLine> listed(String organisation, String after, int limit) {
    return jdbc.sql(
            """
            select roadmap.slug, draft_title, draft_revision, draft_saved_at, latest.version,
                   latest.published_at, published_revision is not distinct from draft_revision as published
            from roadmap
            left join lateral (
              select version, published_at
              from roadmap_version
              where roadmap_version.slug = roadmap.slug
              order by version desc
              limit 1
            ) as latest on true
            where organisation = :organisation and roadmap.slug > :after
            order by roadmap.slug
            limit :limit
            """)
        .param("organisation", organisation)
        .param("after", after)
        .param("limit", limit)
        .query(Drafts::line)
        .list();
  }

  /** The draft, locked until the transaction ends; whatever its organisation. */
  Optional<Draft> lock(String slug) {
    return jdbc.sql("select " + COLUMNS + " from roadmap where slug = :slug for update")
        .param("slug", slug)
        .query(Drafts::draft)
        .optional();
  }

  /**
   * Makes a new roadmap. When another transaction is making the same one, this waits for its end.
   *
   * @return whether it is new, and then locked until the transaction ends
   */
  boolean create(String organisation, String slug, Notation notation, String text, String title) {
    return jdbc.sql(
                """
                insert into roadmap
                  (slug, organisation, draft_revision, draft_notation, draft_text, draft_title,
                   draft_saved_at)
                values (:slug, :organisation, 1, :notation, :text, :title, :now)
                on conflict (slug) do nothing
                """)
            .param("slug", slug)
            .param("organisation", organisation)
            .param("notation", notation.name())
            .param("text", text)
            .param("title", title)
            .param("now", now())
            .update()
        == 1;
  }

  /** Changes a draft that the transaction has locked. */
  void change(String slug, Notation notation, String text, String title) {
    jdbc.sql(
            """
            update roadmap
            set draft_revision = draft_revision + 1, draft_notation = :notation,
                draft_text = :text, draft_title = :title, draft_saved_at = :now
            where slug = :slug
            """)
        .param("slug", slug)
        .param("notation", notation.name())
        .param("text", text)
        .param("title", title)
        .param("now", now())
        .update();
  }

  /** Notes that the latest version says what the draft, which the transaction has locked, says. */
  void published(String slug) {
    jdbc.sql("update roadmap set published_revision = draft_revision where slug = :slug")
        .param("slug", slug)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Draft draft(ResultSet row, int number) throws SQLException {
    return new Draft(
        row.getString("slug"),
        row.getString("organisation"),
        row.getLong("draft_revision"),
        Notation.valueOf(row.getString("draft_notation")),
        row.getString("draft_text"),
        row.getObject("draft_saved_at", OffsetDateTime.class).toInstant());
  }

  private static DraftLine line(ResultSet row, int number) throws SQLException {
    var publishedAt = row.getObject("published_at", OffsetDateTime.class);
    return new DraftLine(
        row.getString("slug"),
        row.getString("draft_title"),
        row.getLong("draft_revision"),
        row.getObject("draft_saved_at", OffsetDateTime.class).toInstant(),
        row.getObject("version", Integer.class),
        publishedAt == null ? null : publishedAt.toInstant(),
        row.getBoolean("published"));
  }
}
