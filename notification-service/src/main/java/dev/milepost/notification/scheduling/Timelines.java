package dev.milepost.notification.scheduling;

import dev.milepost.notification.rules.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One row an enrolment says when it has to be looked at next. The row is the enrolment's lock: who
 * decides for it holds it, and events about it take it, so that decisions are made one after the
 * other and on complete facts.
 */
@Component
public class Timelines {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  Timelines(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Has these enrolments looked at now, in the order of their ids so that no two callers block. */
  public void touch(Collection<UUID> enrolments, Instant now) {
    jdbc.sql(
            """
            insert into timeline (enrolment, due_at)
            select id, :now from unnest(:ids::uuid[]) as id order by id
            on conflict (enrolment) do update
            set due_at = least(timeline.due_at, excluded.due_at)
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("ids", enrolments.stream().distinct().toArray(UUID[]::new))
        .update();
  }

  /** Rules are run for moments after {@code from}; the first call for an enrolment stands. */
  public void watch(Map<UUID, Instant> from) {
    batches.batchUpdate(
        """
        update timeline set covered_until = :from
        where enrolment = :enrolment and covered_until is null
        """,
        from.entrySet().stream()
            .map(
                entry ->
                    new MapSqlParameterSource("enrolment", entry.getKey())
                        .addValue("from", entry.getValue().atOffset(ZoneOffset.UTC)))
            .toArray(SqlParameterSource[]::new));
  }

  /** Leaves out the moments from before a withdrawal of these enrolments was taken back, if any. */
  public void resume(Collection<UUID> enrolments) {
    jdbc.sql(
            """
            update timeline t set covered_until = e.resumed_at
            from enrolment e
            where e.id = t.enrolment and e.resumed_at > t.covered_until and e.id = any(?)
            """)
        .param(enrolments.toArray(UUID[]::new))
        .update();
  }

  /** Notes what has happened; what is noted already stays as it is. */
  public void note(List<Occasion> occasions) {
    batches.batchUpdate(
        """
        insert into occasion (enrolment, rule, subject, happened_at, recorded_at, seen_at)
        values (:enrolment, :rule, :subject, :happened, :recorded, :seen)
        on conflict do nothing
        """,
        occasions.stream()
            .map(
                occasion ->
                    key(occasion)
                        .addValue("happened", occasion.happenedAt().atOffset(ZoneOffset.UTC))
                        .addValue("recorded", occasion.recordedAt().atOffset(ZoneOffset.UTC))
                        .addValue("seen", occasion.seenAt().atOffset(ZoneOffset.UTC)))
            .toArray(SqlParameterSource[]::new));
  }

  /**
   * The rows that are due, oldest first, then by enrolment, held until the transaction ends; skips
   * those held.
   */
  List<Due> takeDue(Instant now, int limit) {
    return jdbc.sql(
            """
            select enrolment, covered_until, due_at from timeline
            where due_at <= :now
            order by due_at, enrolment
            limit :limit
            for update skip locked
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(
            (row, n) ->
                new Due(
                    row.getObject("enrolment", UUID.class),
                    instant(row, "covered_until"),
                    row.getObject("due_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** The rows of those of these enrolments that are known; by primary key. */
  List<Next> rows(Collection<UUID> enrolments) {
    return jdbc.sql(
            """
            select enrolment, covered_until, due_at from timeline
            where enrolment = any(?) and covered_until is not null
            """)
        .param(enrolments.toArray(UUID[]::new))
        .query(
            (row, n) ->
                new Next(
                    row.getObject("enrolment", UUID.class),
                    instant(row, "covered_until"),
                    instant(row, "due_at")))
        .list();
  }

  Map<UUID, List<Occasion>> occasions(Collection<UUID> enrolments) {
    return jdbc
        .sql(
            """
            select enrolment, rule, subject, happened_at, recorded_at, seen_at from occasion
            where enrolment = any(?)
            """)
        .param(enrolments.toArray(UUID[]::new))
        .query((row, n) -> occasion(row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Occasion::enrolment));
  }

  void forget(List<Occasion> occasions) {
    batches.batchUpdate(
        "delete from occasion where enrolment = :enrolment and rule = :rule and subject = :subject",
        occasions.stream().map(Timelines::key).toArray(SqlParameterSource[]::new));
  }

  void update(List<Next> rows) {
    batches.batchUpdate(
        "update timeline set covered_until = :until, due_at = :due where enrolment = :enrolment",
        rows.stream()
            .map(
                row ->
                    new MapSqlParameterSource("enrolment", row.enrolment())
                        .addValue("until", utc(row.coveredUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .addValue("due", utc(row.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE))
            .toArray(SqlParameterSource[]::new));
  }

  private static MapSqlParameterSource key(Occasion occasion) {
    return new MapSqlParameterSource("enrolment", occasion.enrolment())
        .addValue("rule", occasion.rule().wireName())
        .addValue("subject", occasion.subject());
  }

  private static Occasion occasion(ResultSet row) throws SQLException {
    return new Occasion(
        row.getObject("enrolment", UUID.class),
        Rule.of(row.getString("rule")),
        row.getString("subject"),
        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getObject("seen_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  /**
   * @param coveredUntil the last moment that the rules were run for; null for an enrolment that is
   *     not known yet
   */
  record Due(UUID enrolment, @Nullable Instant coveredUntil, Instant dueAt) {

    /** As PostgreSQL orders them, for which an id is its bytes without a sign. */
    static final Comparator<Due> IN_ORDER =
        Comparator.comparing(Due::dueAt).thenComparing(due -> due.enrolment().toString());
  }

  /**
   * @param dueAt when to look next; null when only an event can change anything
   */
  record Next(UUID enrolment, @Nullable Instant coveredUntil, @Nullable Instant dueAt) {}
}
