package dev.milepost.notification.inbox;

import dev.milepost.events.EventIds;
import dev.milepost.messaging.Signals;
import dev.milepost.notification.ledger.FindingFormat;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.scheduling.OtherWay;
import dev.milepost.notification.variants.ChooseWording;
import java.sql.Types;
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
 * The inbox as a way to tell learners and mentors something: a message is there, and sent, as soon
 * as it is decided.
 */
@Component
class KeepInbox implements OtherWay {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final FindingFormat format;
  private final ChooseWording chooseWording;
  private final Signals signals;

  KeepInbox(
      JdbcClient jdbc,
      NamedParameterJdbcTemplate batches,
      FindingFormat format,
      ChooseWording chooseWording,
      Signals signals) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.format = format;
    this.chooseWording = chooseWording;
    this.signals = signals;
  }

  @Override
  public Channel channel() {
    return Channel.INBOX;
  }

  /** Who is known: an inbox is opened by a log-in with the reader's address. */
  @Override
  public Set<UUID> reached(Collection<UUID> readers) {
    return jdbc.sql("select id from learner where id = any(?) and email is not null")
        .param(readers.toArray(UUID[]::new))
        .query((row, n) -> row.getObject("id", UUID.class))
        .set();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void take(List<Message> messages) {
    chooseWording.chooseAhead(messages);
    batches.batchUpdate(
        """
        insert into inbox_message (id, dedupe_key, rule, enrolment, cohort, learner, facts, due_at)
        values (:id, :dedupeKey, :rule, :enrolment, :cohort, :reader, :facts::jsonb, :due)
        on conflict (dedupe_key) do nothing
        """,
        messages.stream().map(this::row).toArray(SqlParameterSource[]::new));
    signals.tell(messages.stream().map(Message::reader).collect(Collectors.toSet()));
  }

  private SqlParameterSource row(Message message) {
    return new MapSqlParameterSource("id", EventIds.of("inbox", message.dedupeKey()))
        .addValue("dedupeKey", message.dedupeKey())
        .addValue("rule", message.finding().rule().wireName())
        .addValue("enrolment", message.enrolment(), Types.OTHER)
        .addValue("cohort", message.cohort(), Types.OTHER)
        .addValue("reader", message.reader())
        .addValue("facts", format.write(message.finding()))
        .addValue("due", message.dueAt().atOffset(ZoneOffset.UTC));
  }
}
