package dev.milepost.progress.intervening;

import dev.milepost.events.EventIds;
import dev.milepost.progress.enrolling.Enrolment;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.intervening.Intervention.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was done for learners. Rows are added; only a snooze can be taken back. */
@Repository
public class Interventions {

  /** Who came back is read from the activity as it is recorded by now, late reports included. */
  private static final String ROWS =
      """
      i.id, i.enrolment_id, i.kind, person.name, i.at, i.day, i.subject, i.message, i.days,
             i.moved, i.held_at_end, i.until_day, i.taken_back_at is not null as taken_back,
             case when %s then i.day
               else (select min(a.day) from unnest(p.active_days) as a(day)
                     where a.day > i.day and a.day <= coalesce(i.until_day, i.day + 7))
             end as came_back_on
      from intervention i
      join person on person.id = i.person_id
      join cohort c on c.id = i.cohort_id
      join enrolment e on e.id = i.enrolment_id
      join enrolment_progress p on p.learner_id = e.learner_id and p.enrolment_id = e.id
      """
          .formatted(CameBack.ON_THE_SAME_DAY);

  private final JdbcClient jdbc;

  Interventions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same for the same request of the same person, sent again. */
  public static UUID id(Kind kind, Caller caller, UUID enrolment, String key) {
    return EventIds.of(
        "intervention", kind.wireName(), caller.personId().toString(), enrolment.toString(), key);
  }

  public Optional<Intervention> find(UUID id) {
    return jdbc.sql("select " + ROWS + "where i.id = ?")
        .param(id)
        .query(Interventions::row)
        .optional();
  }

  Intervention get(UUID id) {
    return find(id).orElseThrow();
  }

  /** All of one enrolment, the latest first. */
  public List<Intervention> of(UUID enrolment) {
    return jdbc.sql("select " + ROWS + "where i.enrolment_id = ? order by i.at desc, i.id")
        .param(enrolment)
        .query(Interventions::row)
        .list();
  }

  /** What was written to one learner, the latest first. */
  public List<WrittenMessage> messages(UUID enrolment) {
    return jdbc.sql(
            """
            select i.id, person.name, i.at, i.day, i.subject, i.message
            from intervention i join person on person.id = i.person_id
            where i.enrolment_id = ? and i.kind = 'wrote'
            order by i.at desc, i.id
            """)
        .param(enrolment)
        .query(
            (row, number) ->
                new WrittenMessage(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getObject("day", LocalDate.class),
                    row.getString("subject"),
                    row.getString("message")))
        .list();
  }

  /**
   * The latest of each enrolment up to the end of {@code day}, without snoozes, of which the
   * learner notices nothing.
   */
  public Map<UUID, Intervention> latest(Collection<UUID> enrolments, LocalDate day) {
    // intervention_by_enrolment.
    return jdbc
        .sql(
            "select distinct on (i.enrolment_id) "
                + ROWS
                + """
                where i.enrolment_id = any(:enrolments) and i.kind <> 'snoozed' and i.day <= :day
                order by i.enrolment_id, i.at desc, i.id
                """)
        .param("enrolments", enrolments.toArray(UUID[]::new))
        .param("day", day)
        .query(Interventions::row)
        .list()
        .stream()
        .collect(Collectors.toMap(Intervention::enrolment, Function.identity()));
  }

  /** Those of a cohort that are not taken back and whose day has not come. */
  public Map<UUID, Snooze> snoozes(UUID cohort, LocalDate today) {
    // intervention_snoozes. The last one counts.
    return jdbc
        .sql(
            """
            select distinct on (enrolment_id) enrolment_id, until_day
            from intervention
            where cohort_id = :cohort and kind = 'snoozed' and taken_back_at is null
              and until_day > :today
            order by enrolment_id, at desc, id
            """)
        .param("cohort", cohort)
        .param("today", today)
        .query(
            (row, number) ->
                new Snooze(
                    row.getObject("enrolment_id", UUID.class),
                    row.getObject("until_day", LocalDate.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Snooze::enrolment, Function.identity()));
  }

  /**
   * False when the same was written before; nothing is changed then. A snooze takes the place of
   * one that was there.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean add(New added) {
    return jdbc.sql(
                """
                insert into intervention (id, enrolment_id, cohort_id, kind, person_id, at, day,
                  subject, message, days, moved, held_at_end, until_day, foreseen)
                values (:id, :enrolment, :cohort, :kind, :person, :at, :day,
                  :subject, :message, :days, :moved, :heldAtEnd, :until, :foreseen)
                on conflict do nothing
                """)
            .param("id", added.id())
            .param("enrolment", added.enrolment().id())
            .param("cohort", added.enrolment().cohortId())
            .param("kind", added.what().kind().wireName())
            .param("person", added.caller().personId())
            .param("at", added.at().atOffset(ZoneOffset.UTC))
            .param("day", added.day())
            .param("subject", added.what() instanceof What.Wrote wrote ? wrote.subject() : null)
            .param("message", added.what() instanceof What.Wrote wrote ? wrote.text() : null)
            .param("days", added.what() instanceof What.Extended longer ? longer.days() : null)
            .param("moved", added.what() instanceof What.Extended longer ? longer.moved() : null)
            .param(
                "heldAtEnd",
                added.what() instanceof What.Extended longer ? longer.heldAtEnd() : null)
            .param("until", added.what() instanceof What.Snoozed snooze ? snooze.until() : null)
            .param(
                "foreseen", added.what() instanceof What.Snoozed snooze ? snooze.foreseen() : null)
            .update()
        == 1;
  }

  /** Ends the snoozes of an enrolment whose day has not come. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeSnoozesBack(UUID enrolment, LocalDate today, Instant at) {
    jdbc.sql(
            """
            update intervention set taken_back_at = :at
            where enrolment_id = :enrolment and kind = 'snoozed' and taken_back_at is null
              and until_day > :today
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("enrolment", enrolment)
        .param("today", today)
        .update();
  }

  private static Intervention row(ResultSet row, int number) throws SQLException {
    return new Intervention(
        row.getObject("id", UUID.class),
        row.getObject("enrolment_id", UUID.class),
        Kind.of(row.getString("kind")),
        row.getString("name"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("day", LocalDate.class),
        row.getString("subject"),
        row.getString("message"),
        row.getObject("days", Integer.class),
        row.getObject("moved", Integer.class),
        row.getObject("held_at_end", Integer.class),
        row.getObject("until_day", LocalDate.class),
        row.getBoolean("taken_back"),
        row.getObject("came_back_on", LocalDate.class));
  }

  /**
   * @param until the day on which the learner is listed again
   */
  public record Snooze(UUID enrolment, LocalDate until) {}

  /**
   * @param at in business time
   * @param day of {@code at} in the cohort's zone
   */
  public record New(
      UUID id, Enrolment enrolment, Caller caller, Instant at, LocalDate day, What what) {}

  /** What is done, with what only that has. */
  public sealed interface What {

    Kind kind();

    record Wrote(@Nullable String subject, String text) implements What {
      @Override
      public Kind kind() {
        return Kind.WROTE;
      }

      /** Without the text, so that a log line that holds it tells nothing personal. */
      @Override
      public String toString() {
        return "Wrote[hidden]";
      }
    }

    record Extended(int days, int moved, int heldAtEnd) implements What {
      @Override
      public Kind kind() {
        return Kind.EXTENDED;
      }
    }

    record Snoozed(LocalDate until, String foreseen) implements What {
      @Override
      public Kind kind() {
        return Kind.SNOOZED;
      }
    }
  }
}
