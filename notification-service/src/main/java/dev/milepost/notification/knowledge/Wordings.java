package dev.milepost.notification.knowledge;

import dev.milepost.notification.rules.Rule;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cohorts' own words, by primary key: cohort, rule, language, variant. */
@Component
public class Wordings {

  private final JdbcClient jdbc;

  Wordings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The cohort's first own words, whatever their variant; empty where it has none. */
  public Optional<Wording> find(UUID cohort, Rule rule, String language) {
    return all(cohort, rule, language).values().stream().findFirst();
  }

  /** By variant, in their order; empty where the cohort has none of its own. */
  public SortedMap<String, Wording> all(UUID cohort, Rule rule, String language) {
    var all = new TreeMap<String, Wording>();
    jdbc.sql(
            """
            select variant, subject, body from wording
            where cohort = ? and rule = ? and language = ?
            """)
        .params(cohort, rule.wireName(), language)
        .query(
            row -> {
              all.put(
                  row.getString("variant"),
                  new Wording(row.getString("subject"), row.getString("body")));
            });
    return all;
  }

  /** The own words of all these cohorts on these rules. */
  public Map<Place, SortedMap<String, Wording>> all(
      Collection<UUID> cohorts, Collection<Rule> rules) {
    var all = new HashMap<Place, SortedMap<String, Wording>>();
    jdbc.sql(
            """
            select cohort, rule, language, variant, subject, body from wording
            where cohort = any(:cohorts) and rule = any(:rules)
            """)
        .param("cohorts", cohorts.toArray(UUID[]::new))
        .param("rules", rules.stream().map(Rule::wireName).toArray(String[]::new))
        .query(
            row -> {
              var place =
                  new Place(
                      row.getObject("cohort", UUID.class),
                      Rule.of(row.getString("rule")),
                      row.getString("language"));
              all.computeIfAbsent(place, none -> new TreeMap<>())
                  .put(
                      row.getString("variant"),
                      new Wording(row.getString("subject"), row.getString("body")));
            });
    return all;
  }

  /** What words are for. */
  public record Place(UUID cohort, Rule rule, String language) {}

  public void keep(UUID cohort, Rule rule, String language, String variant, Wording wording) {
    jdbc.sql(
            """
            insert into wording (cohort, rule, language, variant, subject, body)
            values (:cohort, :rule, :language, :variant, :subject, :body)
            on conflict (cohort, rule, language, variant) do update
            set subject = excluded.subject, body = excluded.body
            """)
        .param("cohort", cohort)
        .param("rule", rule.wireName())
        .param("language", language)
        .param("variant", variant)
        .param("subject", wording.subject())
        .param("body", wording.body())
        .update();
  }

  public void remove(UUID cohort, Rule rule, String language, String variant) {
    jdbc.sql(
            """
            delete from wording
            where cohort = ? and rule = ? and language = ? and variant = ?
            """)
        .params(cohort, rule.wireName(), language, variant)
        .update();
  }
}
