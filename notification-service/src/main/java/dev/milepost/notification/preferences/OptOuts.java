package dev.milepost.notification.preferences;

import dev.milepost.notification.rules.Category;
import dev.milepost.time.BusinessClock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The categories that learners have stopped. */
@Component
public class OptOuts {

  private final JdbcClient jdbc;
  private final BusinessClock clock;

  OptOuts(JdbcClient jdbc, BusinessClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Set<Category> unwanted(UUID learner) {
    return unwanted(List.of(learner)).getOrDefault(learner, Set.of());
  }

  /** Learners without any stopped category are left out. */
  public Map<UUID, Set<Category>> unwanted(Collection<UUID> learners) {
    var unwanted = new HashMap<UUID, Set<Category>>();
    jdbc.sql("select learner, category from opt_out where learner = any(?)")
        .param(learners.toArray(UUID[]::new))
        .query(
            row -> {
              unwanted
                  .computeIfAbsent(
                      row.getObject("learner", UUID.class), id -> EnumSet.noneOf(Category.class))
                  .add(Category.of(row.getString("category")));
            });
    return unwanted;
  }

  /** Stopping what is stopped changes nothing. */
  void stop(UUID learner, Set<Category> categories) {
    jdbc.sql(
            """
            insert into opt_out (learner, category, since)
            select :learner, category, :now from unnest(:categories::text[]) as category
            on conflict do nothing
            """)
        .param("learner", learner)
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .param("categories", names(categories))
        .update();
  }

  void resume(UUID learner, Set<Category> categories) {
    jdbc.sql("delete from opt_out where learner = :learner and category = any(:categories)")
        .param("learner", learner)
        .param("categories", names(categories))
        .update();
  }

  private static String[] names(Set<Category> categories) {
    return categories.stream().map(Category::wireName).toArray(String[]::new);
  }
}
