package dev.milepost.notification.cohorts;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.knowledge.Addresses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cohorts that somebody looks after: as a mentor their own, as an admin the organisation's. */
@Component
public class CohortsOf {

  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final Addresses addresses;

  CohortsOf(JdbcClient jdbc, Addresses addresses) {
    this.jdbc = jdbc;
    this.addresses = addresses;
  }

  /**
   * @throws Problem {@code not-found} when there is none, or none that {@code who} looks after
   */
  public Cohort named(SignedIn who, String slug) {
    return jdbc.sql(
            """
            select id, slug, name from cohort
            where organisation = :organisation and slug = :slug
              and (:admin or mentors && :persons::uuid[])
            """)
        .param("organisation", who.organisation())
        .param("slug", slug)
        .param("admin", who.admin())
        .param("persons", persons(who))
        .query((row, n) -> cohort(row))
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** Those that run longest first, at most 200. */
  List<Cohort> all(SignedIn who) {
    return jdbc.sql(
            """
            select id, slug, name from cohort
            where organisation = :organisation and slug is not null
              and (:admin or mentors && :persons::uuid[])
            order by end_day desc, slug
            limit :most
            """)
        .param("organisation", who.organisation())
        .param("admin", who.admin())
        .param("persons", persons(who))
        .param("most", MOST)
        .query((row, n) -> cohort(row))
        .list();
  }

  private static Cohort cohort(ResultSet row) throws SQLException {
    return new Cohort(
        row.getObject("id", UUID.class), row.getString("slug"), row.getString("name"));
  }

  private UUID[] persons(SignedIn who) {
    return addresses.learnersOf(who).toArray(UUID[]::new);
  }
}
