package dev.milepost.notification.knowledge;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who looks after cohorts. */
@Component
public class Mentorships {

  private final JdbcClient jdbc;

  Mentorships(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether any of these people is a mentor of any cohort; by index. */
  public boolean anyOf(Collection<UUID> people) {
    return jdbc.sql("select exists (select from cohort where mentors && ?::uuid[])")
        .param(people.toArray(UUID[]::new))
        .query(Boolean.class)
        .single();
  }
}
