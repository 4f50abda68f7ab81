package dev.milepost.notification.inbox;

import dev.milepost.events.EventIds;
import dev.milepost.messaging.Signals;
import dev.milepost.notification.ledger.FindingFormat;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.scheduling.OtherWay;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The inbox as a way to tell learners something: a message is there, and sent, as soon as it is
 * decided.
 */
@Component
class KeepInbox implements OtherWay {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final FindingFormat format;
  private final Signals signals;

  KeepInbox(
      JdbcClient jdbc, NamedParameterJdbcTemplate batches, FindingFormat format, Signals signals) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.format = format;
    this.signals = signals;
  }

  @Override
  public Channel channel() {
    return Channel.INBOX;
  }

  /** Who is known: an inbox is opened by a log-in with the learner's address. */
  @Override
  public Set<UUID> reached(Collection<UUID> learners) {
    return jdbc.sql("select id from learner where id = any(?) and email is not null")
        .param(learners.toArray(UUID[]::new))
        .query((row, n) -> row.getObject("id", UUID.class))
        .set();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void take(List<Message> messages) {
    batches.batchUpdate(
        """
        insert into inbox_message (id, dedupe_key, rule, enrolment, learner, facts, due_at)
        values (:id, :dedupeKey, :rule, :enrolment, :learner, :facts::jsonb, :due)
        on conflict (dedupe_key) do nothing
        """,
        messages.stream().map(this::row).toArray(SqlParameterSource[]::new));
    signals.tell(messages.stream().map(Message::learner).collect(Collectors.toSet()));
  }

  private SqlParameterSource row(Message message) {
    return new MapSqlParameterSource("id", EventIds.of("inbox", message.dedupeKey()))
        .addValue("dedupeKey", message.dedupeKey())
        .addValue("rule", message.finding().rule().wireName())
        .addValue("enrolment", message.enrolment())
        .addValue("learner", message.learner())
        .addValue("facts", format.write(message.finding()))
        .addValue("due", message.dueAt().atOffset(ZoneOffset.UTC));
  }
}
