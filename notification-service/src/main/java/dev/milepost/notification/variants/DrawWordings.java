package dev.milepost.notification.variants;

import dev.milepost.notification.rules.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Draws the wordings of messages by what is known of them and by what their readers had lately. Any
 * number of messages costs two queries.
 */
@Component
class DrawWordings {

  private final JdbcClient jdbc;

  DrawWordings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By the messages' ids, which are the seeds: the same knowledge gives the same draw. */
  Map<UUID, Choice> draw(List<Candidate> messages) {
    Map<Known, Tally> known = known(messages);
    Map<Reader, Map<String, Instant>> seen = seen(messages);
    var drawn = new HashMap<UUID, Choice>();
    for (Candidate message : messages) {
      drawn.put(
          message.id(),
          RecoveringBandit.choose(
              message.awake(),
              known(message, known),
              ago(message, seen.getOrDefault(message.by(), Map.of())),
              message.seed()));
    }
    return drawn;
  }

  private static Map<String, Tally> known(Candidate message, Map<Known, Tally> all) {
    var known = new HashMap<String, Tally>();
    for (String variant : message.awake()) {
      Tally tally = all.get(Known.of(message, variant));
      if (tally != null) {
        known.put(variant, tally);
      }
    }
    return known;
  }

  private static Map<String, Duration> ago(Candidate message, Map<String, Instant> seen) {
    var ago = new HashMap<String, Duration>();
    seen.forEach(
        (variant, last) -> {
          Duration since = Duration.between(last, message.at());
          ago.put(variant, since.isNegative() ? Duration.ZERO : since);
        });
    return ago;
  }

  /** Of our words from all of an organisation's cohorts, of a cohort's own from that cohort. */
  private Map<Known, Tally> known(List<Candidate> messages) {
    List<Known> asked =
        messages.stream()
            .flatMap(message -> message.awake().stream().map(name -> Known.of(message, name)))
            .distinct()
            .toList();
    var known = new HashMap<Known, Tally>();
    jdbc.sql(
            """
            select t.rule, t.variant, c.organisation,
                   case when t.variant like '%/own/%' then t.cohort end as cohort,
                   sum(t.chosen)::bigint as chosen, sum(t.chosen_weight) as chosen_weight,
                   sum(t.chosen_answered) as chosen_answered, sum(t.others)::bigint as others,
                   sum(t.others_weight) as others_weight,
                   sum(t.others_answered) as others_answered
            from variant_tally t
            join cohort c on c.id = t.cohort
            where (t.rule, t.variant) in
                    (select rule, variant from unnest(:rules::text[], :variants::text[])
                       as asked (rule, variant))
              and c.organisation = any(:organisations)
              and (t.variant not like '%/own/%' or t.cohort = any(:cohorts))
            group by 1, 2, 3, 4
            """)
        .param("rules", texts(asked, Known::rule))
        .param("variants", texts(asked, Known::variant))
        .param("organisations", texts(asked, Known::organisation))
        .param("cohorts", ids(messages, Candidate::cohort))
        .query(
            row -> {
              known.put(
                  new Known(
                      row.getString("rule"),
                      row.getString("variant"),
                      row.getString("organisation"),
                      row.getObject("cohort", UUID.class)),
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

  /** When readers last had each, in business time; by the index of their decisions. */
  private Map<Reader, Map<String, Instant>> seen(List<Candidate> messages) {
    List<Reader> asked = messages.stream().map(Candidate::by).distinct().toList();
    var seen = new HashMap<Reader, Map<String, Instant>>();
    jdbc.sql(
            """
            select d.learner, d.rule, d.variant, max(d.due_at) as last
            from unnest(:readers::uuid[], :rules::text[]) as asked (reader, rule)
            join decision d on d.learner = asked.reader and d.rule = asked.rule
            where d.variant is not null and d.outcome in ('sent', 'unknown')
            group by 1, 2, 3
            """)
        .param("readers", ids(asked, Reader::id))
        .param("rules", texts(asked, Reader::rule))
        .query(
            row -> {
              var reader = new Reader(row.getObject("learner", UUID.class), row.getString("rule"));
              seen.computeIfAbsent(reader, one -> new HashMap<>())
                  .put(
                      row.getString("variant"),
                      row.getObject("last", OffsetDateTime.class).toInstant());
            });
    return seen;
  }

  private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }

  private static <T> UUID[] ids(Collection<T> all, Function<T, UUID> id) {
    return all.stream().map(id).toArray(UUID[]::new);
  }

  /**
   * A message whose wording is to be drawn.
   *
   * @param id of its decision
   * @param at business time at which it is drawn for
   * @param awake the names of the wordings that fit
   */
  record Candidate(
      UUID id,
      UUID reader,
      Rule rule,
      UUID cohort,
      String organisation,
      Instant at,
      Collection<String> awake) {

    Reader by() {
      return new Reader(reader, rule.wireName());
    }

    long seed() {
      return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    }
  }

  private record Reader(UUID id, String rule) {}

  /**
   * What a wording is known by.
   *
   * @param cohort null for our words, which all cohorts of an organisation share
   */
  private record Known(String rule, String variant, String organisation, @Nullable UUID cohort) {

    static Known of(Candidate message, String variant) {
      return new Known(
          message.rule().wireName(),
          variant,
          message.organisation(),
          variant.contains("/own/") ? message.cohort() : null);
    }
  }
}
