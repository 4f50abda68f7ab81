package dev.milepost.notification.effect;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.CohortsOf;
import dev.milepost.notification.effect.Variants.Variant;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.rules.Rule;
import dev.milepost.notification.variants.LearnFromAnswers;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the wordings that a cohort's learners are written in do, beside each other. */
@Component
class SeeVariants {

  private final CohortsOf cohorts;
  private final JdbcClient jdbc;

  SeeVariants(CohortsOf cohorts, JdbcClient jdbc) {
    this.cohorts = cohorts;
    this.jdbc = jdbc;
  }

  /**
   * For the cohort's mentors and for admins; rules in their own order.
   *
   * @throws Problem {@code not-found} for everybody else
   */
  Variants of(SignedIn who, String slug) {
    UUID cohort = cohorts.named(who, slug).id();
    Map<String, String> versions = versions(cohort);
    return new Variants(
        (int) LearnFromAnswers.TO_ANSWER.toDays(),
        jdbc
            .sql(
                """
                select rule, variant, chosen, answered from variant_tally
                where cohort = ? and chosen > 0
                """)
            .param(cohort)
            .query(
                (row, n) ->
                    variant(
                        row.getString("rule"),
                        row.getString("variant"),
                        versions,
                        row.getLong("chosen"),
                        row.getLong("answered")))
            .list()
            .stream()
            .sorted(
                Comparator.comparing((Variant one) -> Rule.of(one.rule()))
                    .thenComparing(Variant::language)
                    .thenComparing(one -> String.valueOf(one.version())))
            .toList());
  }

  /** Such as {@code en/b}, and {@code en/own/} with the mark of the words. */
  private static Variant variant(
      String rule, String name, Map<String, String> versions, long chosen, long answered) {
    int slash = name.indexOf('/');
    String words = name.substring(slash + 1);
    boolean own = words.startsWith("own/");
    return new Variant(
        rule,
        name.substring(0, slash),
        own,
        own ? versions.get(rule + "/" + name) : words,
        chosen,
        answered);
  }

  /** The versions that the cohort has now, by rule and name. */
  private Map<String, String> versions(UUID cohort) {
    var versions = new HashMap<String, String>();
    jdbc.sql("select rule, language, variant, subject, body from wording where cohort = ?")
        .param(cohort)
        .query(
            row -> {
              var words = new Wording(row.getString("subject"), row.getString("body"));
              versions.put(
                  row.getString("rule") + "/" + row.getString("language") + "/own/" + words.mark(),
                  row.getString("variant"));
            });
    return versions;
  }
}
