package dev.milepost.notification.variants;

import dev.milepost.notification.enrolment.Course;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.knowledge.Wordings;
import dev.milepost.notification.knowledge.Wordings.Place;
import dev.milepost.notification.ledger.Claimed;
import dev.milepost.notification.mail.ComposeMail;
import dev.milepost.notification.mail.OfferedWords;
import dev.milepost.notification.policy.Assessment.Assessed;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.scheduling.OtherWay.Message;
import dev.milepost.notification.variants.DrawWordings.Candidate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chooses the wording of a message, once for all ways on which it is told, and writes into the
 * ledger what was chosen from what, with which chances: with the decision where another way than
 * e-mail tells it, else when the mail is about to go out. What was chosen stays, also when it is
 * tried again, as long as there still is that wording.
 */
@Component
public class ChooseWording {

  private final Wordings wordings;
  private final DrawWordings draw;
  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final JsonMapper json;

  ChooseWording(
      Wordings wordings,
      DrawWordings draw,
      JdbcClient jdbc,
      NamedParameterJdbcTemplate batches,
      JsonMapper json) {
    this.wordings = wordings;
    this.draw = draw;
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /**
   * For a mail that the policy has let through, in the caller's transaction.
   *
   * @param own the cohort's own words for it in the reader's language, in their order
   * @return the words to write it in; empty for our own first ones
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Wording> choose(
      Claimed message, Assessed assessed, Locale reader, Collection<Wording> own) {
    Course course = assessed.now().facts().course();
    NavigableMap<String, Optional<Wording>> awake =
        OfferedWords.all(own, assessed.finding(), reader);
    if (awake.size() == 1) {
      return awake.firstEntry().getValue();
    }
    Optional<String> before = chosenBefore(message.id()).filter(awake::containsKey);
    if (before.isPresent()) {
      return awake.getOrDefault(before.get(), Optional.empty());
    }
    var candidate =
        new Candidate(
            message.id(),
            message.learner(),
            message.finding().rule(),
            course.cohort(),
            course.organisation(),
            assessed.now().at(),
            awake.keySet());
    Map<UUID, Choice> drawn = draw.draw(List.of(candidate));
    keep(drawn);
    String variant = Objects.requireNonNull(drawn.get(message.id())).variant();
    return awake.getOrDefault(variant, Optional.empty());
  }

  /**
   * For what other ways take over, in the transaction that decides: they tell it in the words of
   * the mail. What was chosen already, or has no choice, stays as it is.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void chooseAhead(List<Message> messages) {
    Map<String, Finding> findings =
        messages.stream()
            .filter(message -> message.enrolment() != null)
            .collect(Collectors.toMap(Message::dedupeKey, Message::finding, (one, same) -> one));
    List<Undrawn> undrawn = undrawn(findings);
    var own =
        wordings.all(
            undrawn.stream().map(Undrawn::cohort).distinct().toList(),
            undrawn.stream().map(message -> message.finding().rule()).distinct().toList());
    List<Candidate> candidates =
        undrawn.stream()
            .map(message -> message.candidate(own))
            .filter(candidate -> candidate.awake().size() > 1)
            .toList();
    if (!candidates.isEmpty()) {
      keep(draw.draw(candidates));
    }
  }

  /** By the unique key of decisions. */
  private List<Undrawn> undrawn(Map<String, Finding> findings) {
    if (findings.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select d.id, d.dedupe_key, d.learner, d.cohort, d.due_at, c.organisation, l.locale
            from decision d
            join cohort c on c.id = d.cohort
            join learner l on l.id = d.learner
            where d.dedupe_key = any(:keys) and d.variant is null and l.locale is not null
            """)
        .param("keys", findings.keySet().toArray(String[]::new))
        .query(
            (row, n) ->
                undrawn(row, Objects.requireNonNull(findings.get(row.getString("dedupe_key")))))
        .list();
  }

  private static Undrawn undrawn(ResultSet row, Finding finding) throws SQLException {
    return new Undrawn(
        row.getObject("id", UUID.class),
        row.getObject("learner", UUID.class),
        finding,
        row.getObject("cohort", UUID.class),
        row.getString("organisation"),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        Locale.forLanguageTag(row.getString("locale")));
  }

  private Optional<String> chosenBefore(UUID message) {
    return jdbc.sql("select variant from decision where id = ? and variant is not null")
        .param(message)
        .query(String.class)
        .optional();
  }

  private void keep(Map<UUID, Choice> drawn) {
    batches.batchUpdate(
        "update decision set variant = :variant, chances = :chances::jsonb where id = :id",
        drawn.entrySet().stream()
            .map(
                one ->
                    new MapSqlParameterSource("id", one.getKey())
                        .addValue("variant", one.getValue().variant())
                        .addValue("chances", json.writeValueAsString(one.getValue().chances())))
            .toArray(SqlParameterSource[]::new));
  }

  /** A decision whose wording was not chosen yet. */
  private record Undrawn(
      UUID id,
      UUID reader,
      Finding finding,
      UUID cohort,
      String organisation,
      Instant dueAt,
      Locale locale) {

    Candidate candidate(Map<Place, SortedMap<String, Wording>> own) {
      var place = new Place(cohort, finding.rule(), ComposeMail.language(locale));
      SortedMap<String, Wording> written = own.getOrDefault(place, Collections.emptySortedMap());
      return new Candidate(
          id,
          reader,
          finding.rule(),
          cohort,
          organisation,
          dueAt,
          OfferedWords.all(written.values(), finding, locale).keySet());
    }
  }
}
