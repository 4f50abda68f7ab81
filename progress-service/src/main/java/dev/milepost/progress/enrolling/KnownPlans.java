package dev.milepost.progress.enrolling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.progress.pace.Plan;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds plans. Their ids follow from what they say, so what was found once holds for good. */
@Repository
public class KnownPlans {

  /** Of some three kilobytes each. A cohort with fixed pacing has hardly more than one. */
  private static final int MOST = 5_000;

  private final JdbcClient jdbc;
  private final Cache<UUID, Plan> known = Caffeine.newBuilder().maximumSize(MOST).build();

  KnownPlans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One statement for all that are not known yet. */
  public Map<UUID, Plan> of(Collection<UUID> ids) {
    return known.getAll(Set.copyOf(ids), this::read);
  }

  private Map<UUID, Plan> read(Set<? extends UUID> ids) {
    // The primary key.
    return jdbc
        .sql("select id, due_days from plan where id = any(:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            (row, number) -> Map.entry(row.getObject("id", UUID.class), EnrolmentTables.plan(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
