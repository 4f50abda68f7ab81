package dev.milepost.notification.knowledge;

import dev.milepost.notification.rules.Rule;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cohorts' own words, by primary key: cohort, rule, language. */
@Component
public class Wordings {

  private final JdbcClient jdbc;

  Wordings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty where the cohort has none of its own. */
  public Optional<Wording> find(UUID cohort, Rule rule, String language) {
    return jdbc.sql(
            "select subject, body from wording where cohort = ? and rule = ? and language = ?")
        .params(cohort, rule.wireName(), language)
        .query((row, n) -> new Wording(row.getString("subject"), row.getString("body")))
        .optional();
  }

  public void keep(UUID cohort, Rule rule, String language, Wording wording) {
    jdbc.sql(
            """
            insert into wording (cohort, rule, language, subject, body)
            values (:cohort, :rule, :language, :subject, :body)
            on conflict (cohort, rule, language) do update
            set subject = excluded.subject, body = excluded.body
            """)
        .param("cohort", cohort)
        .param("rule", rule.wireName())
        .param("language", language)
        .param("subject", wording.subject())
        .param("body", wording.body())
        .update();
  }

  public void remove(UUID cohort, Rule rule, String language) {
    jdbc.sql("delete from wording where cohort = ? and rule = ? and language = ?")
        .params(cohort, rule.wireName(), language)
        .update();
  }
}
