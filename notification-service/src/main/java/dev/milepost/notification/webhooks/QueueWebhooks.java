package dev.milepost.notification.webhooks;

import dev.milepost.notification.ledger.FindingFormat;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.scheduling.OtherWay;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Webhooks as a way to tell learners something: one message for each endpoint that is on. Whose
 * address belongs to several learners has their endpoints in common.
 */
@Component
class QueueWebhooks implements OtherWay {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final FindingFormat format;

  QueueWebhooks(JdbcClient jdbc, NamedParameterJdbcTemplate batches, FindingFormat format) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.format = format;
  }

  @Override
  public Channel channel() {
    return Channel.WEBHOOK;
  }

  @Override
  public Set<UUID> reached(Collection<UUID> learners) {
    return jdbc.sql(
            """
            select r.id
            from learner r
            join learner o on o.organisation = r.organisation and lower(o.email) = lower(r.email)
            join endpoint e on e.learner = o.id
            where r.id = any(?) and e.disabled_at is null
            """)
        .param(learners.toArray(UUID[]::new))
        .query((row, n) -> row.getObject("id", UUID.class))
        .set();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void take(List<Message> messages) {
    batches.batchUpdate(
        """
        insert into webhook_message (id, endpoint, dedupe_key, rule, enrolment, learner, facts,
                                     due_at, outcome, next_try_at)
        select gen_random_uuid(), e.id, :dedupeKey, :rule, :enrolment, :learner, :facts::jsonb,
               :due, 'queued', now()
        from learner r
        join learner o on o.organisation = r.organisation and lower(o.email) = lower(r.email)
        join endpoint e on e.learner = o.id
        where r.id = :learner and e.disabled_at is null
        on conflict (endpoint, dedupe_key) do nothing
        """,
        messages.stream().map(this::row).toArray(SqlParameterSource[]::new));
  }

  private SqlParameterSource row(Message message) {
    return new MapSqlParameterSource("dedupeKey", message.dedupeKey())
        .addValue("rule", message.finding().rule().wireName())
        .addValue("enrolment", message.enrolment())
        .addValue("learner", message.learner())
        .addValue("facts", format.write(message.finding()))
        .addValue("due", message.dueAt().atOffset(ZoneOffset.UTC));
  }
}
