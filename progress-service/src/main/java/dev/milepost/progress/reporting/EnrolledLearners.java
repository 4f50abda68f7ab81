package dev.milepost.progress.reporting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who is enrolled where and mentored by whom, for the checks at intake. A bounded cache answers
 * most; a miss asks PostgreSQL, and when that is down the report is refused, never let through
 * unchecked. A change is seen after {@link #KEPT_FOR} at the latest; what was not there is looked
 * for each time.
 */
@Repository
class EnrolledLearners {

  static final Duration KEPT_FOR = Duration.ofSeconds(10);
  private static final int KEPT = 100_000;

  private static final String SELECT =
      """
      select n.id, n.learner_id, n.cohort_id, n.counts_from, n.withdrawn_on,
             c.slug, c.organisation, c.zone, c.start_day, c.roadmap, c.roadmap_version,
             array(select m.person_id from mentorship m where m.cohort_id = c.id) as mentors
      from enrolment n
      join cohort c on c.id = n.cohort_id
      """;

  private final Cache<UUID, Enrolled> byId =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();
  private final Cache<UUID, List<Enrolled>> byLearner =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();
  private final JdbcClient jdbc;
  private final PublishedRoadmaps roadmaps;

  EnrolledLearners(JdbcClient jdbc, PublishedRoadmaps roadmaps) {
    this.jdbc = jdbc;
    this.roadmaps = roadmaps;
  }

  Optional<Enrolled> enrolment(UUID id) {
    Enrolled cached = byId.getIfPresent(id);
    if (cached != null) {
      return Optional.of(cached);
    }
    Optional<Enrolled> found =
        jdbc.sql(SELECT + "where n.id = ?").param(id).query((row, n) -> enrolled(row)).optional();
    found.ifPresent(enrolled -> byId.put(id, enrolled));
    return found;
  }

  List<Enrolled> enrolmentsOf(UUID learner) {
    List<Enrolled> cached = byLearner.getIfPresent(learner);
    if (cached != null) {
      return cached;
    }
    List<Enrolled> found =
        jdbc.sql(SELECT + "where n.learner_id = ? order by n.id")
            .param(learner)
            .query((row, n) -> enrolled(row))
            .list();
    if (!found.isEmpty()) {
      byLearner.put(learner, found);
    }
    return found;
  }

  /** Has the enrolment and its learner's others looked for again. */
  void forget(Enrolled enrolled) {
    byId.invalidate(enrolled.id());
    forgetAllOf(enrolled.learner());
  }

  void forgetAllOf(UUID learner) {
    byLearner.invalidate(learner);
  }

  private Enrolled enrolled(ResultSet row) throws SQLException {
    int version = row.getInt("roadmap_version");
    return new Enrolled(
        row.getObject("id", UUID.class),
        row.getObject("learner_id", UUID.class),
        row.getObject("cohort_id", UUID.class),
        row.getString("slug"),
        row.getString("organisation"),
        ZoneId.of(row.getString("zone")),
        row.getObject("start_day", LocalDate.class),
        row.getObject("counts_from", LocalDate.class),
        row.getObject("withdrawn_on", LocalDate.class),
        ids(row.getArray("mentors")),
        version,
        roadmaps.pinned(row.getString("roadmap"), version));
  }

  private static Set<UUID> ids(Array array) throws SQLException {
    return Arrays.stream((UUID[]) array.getArray()).collect(Collectors.toUnmodifiableSet());
  }
}
