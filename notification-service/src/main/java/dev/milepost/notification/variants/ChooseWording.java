package dev.milepost.notification.variants;

import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.mail.ComposeMail;
import dev.milepost.notification.mail.OtherWords;
import dev.milepost.notification.policy.Assessment.Assessed;
import dev.milepost.notification.rules.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chooses the wording of a message that the policy has let through, and writes into the ledger what
 * was chosen from what, with which chances. A message that is tried again keeps its wording, as
 * long as there still is that one.
 */
@Component
public class ChooseWording {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ChooseWording(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * In the caller's transaction.
   *
   * @param own the cohort's own words for it in the reader's language, in their order
   * @return the words to write it in; empty for our own first ones
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Wording> choose(
      Claimed message, Assessed assessed, Locale reader, Collection<Wording> own) {
    Course course = assessed.now().facts().course();
    NavigableMap<String, Optional<Wording>> awake = awake(assessed.finding(), reader, own);
    if (awake.size() == 1) {
      return awake.firstEntry().getValue();
    }
    Optional<String> before = chosenBefore(message.id()).filter(awake::containsKey);
    if (before.isPresent()) {
      return awake.getOrDefault(before.get(), Optional.empty());
    }
    Choice choice = draw(message, assessed.now().at(), course, awake);
    keep(message.id(), choice);
    return awake.getOrDefault(choice.variant(), Optional.empty());
  }

  /** Those that fit: the cohort's own where it has some, or else ours, in the reader's language. */
  private static NavigableMap<String, Optional<Wording>> awake(
      Finding finding, Locale reader, Collection<Wording> own) {
    String language = ComposeMail.language(reader);
    var awake = new TreeMap<String, Optional<Wording>>();
    own.forEach(one -> awake.put(language + "/own/" + one.mark(), Optional.of(one)));
    if (awake.isEmpty()) {
      awake.put(language + "/a", Optional.empty());
      OtherWords.of(finding, reader).ifPresent(one -> awake.put(language + "/b", Optional.of(one)));
    }
    return awake;
  }

  private Optional<String> chosenBefore(UUID message) {
    return jdbc.sql("select variant from decision where id = ? and variant is not null")
        .param(message)
        .query(String.class)
        .optional();
  }

  private Choice draw(
      Claimed message, Instant now, Course course, NavigableMap<String, Optional<Wording>> awake) {
    String[] names = awake.keySet().toArray(String[]::new);
    String rule = message.finding().rule().wireName();
    long seed = message.id().getMostSignificantBits() ^ message.id().getLeastSignificantBits();
    return RecoveringBandit.choose(
        awake.keySet(),
        known(course, rule, names),
        seen(message.learner(), rule, names, now),
        seed);
  }

  /** Of our words from all of the organisation's cohorts, of a cohort's own from that cohort. */
  private Map<String, Tally> known(Course course, String rule, String[] variants) {
    var known = new HashMap<String, Tally>();
    jdbc.sql(
            """
            select t.variant, sum(t.chosen)::bigint as chosen,
                   sum(t.chosen_weight) as chosen_weight,
                   sum(t.chosen_answered) as chosen_answered, sum(t.others)::bigint as others,
                   sum(t.others_weight) as others_weight,
                   sum(t.others_answered) as others_answered
            from variant_tally t
            join cohort c on c.id = t.cohort
            where t.rule = :rule and t.variant = any(:variants)
              and c.organisation = :organisation
              and (t.cohort = :cohort or t.variant not like '%/own/%')
            group by t.variant
            """)
        .param("rule", rule)
        .param("variants", variants)
        .param("organisation", course.organisation())
        .param("cohort", course.cohort())
        .query(
            row -> {
              known.put(
                  row.getString("variant"),
                  new Tally(
                      row.getLong("chosen"),
                      row.getDouble("chosen_weight"),
                      row.getDouble("chosen_answered"),
                      row.getLong("others"),
                      row.getDouble("others_weight"),
                      row.getDouble("others_answered")));
            });
    return known;
  }

  /** How long ago this reader last had each, in business time; by the index of their decisions. */
  private Map<String, Duration> seen(UUID learner, String rule, String[] variants, Instant now) {
    var seen = new HashMap<String, Duration>();
    jdbc.sql(
            """
            select variant, max(due_at) as last from decision
            where learner = :learner and rule = :rule and variant = any(:variants)
              and outcome in ('sent', 'unknown')
            group by variant
            """)
        .param("learner", learner)
        .param("rule", rule)
        .param("variants", variants)
        .query(
            row -> {
              Instant last = row.getObject("last", OffsetDateTime.class).toInstant();
              Duration ago = Duration.between(last, now);
              seen.put(row.getString("variant"), ago.isNegative() ? Duration.ZERO : ago);
            });
    return seen;
  }

  private void keep(UUID message, Choice choice) {
    jdbc.sql("update decision set variant = :variant, chances = :chances::jsonb where id = :id")
        .param("variant", choice.variant())
        .param("chances", json.writeValueAsString(choice.chances()))
        .param("id", message)
        .update();
  }
}
