package dev.milepost.notification.webhooks;

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
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Webhooks as a way to tell somebody something: one message for each endpoint that is on. Whose
 * address belongs to several learners has their endpoints in common; a cohort has its own, for
 * everybody who looks after it.
 */
@Component
class QueueWebhooks implements OtherWay {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final FindingFormat format;
  private final ChooseWording chooseWording;

  QueueWebhooks(
      JdbcClient jdbc,
      NamedParameterJdbcTemplate batches,
      FindingFormat format,
      ChooseWording chooseWording) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.format = format;
    this.chooseWording = chooseWording;
  }

  @Override
  public Channel channel() {
    return Channel.WEBHOOK;
  }

  @Override
  public Set<UUID> reached(Collection<UUID> readers) {
    return jdbc.sql(
            """
            select r.id
            from learner r
            join learner o on o.organisation = r.organisation and lower(o.email) = lower(r.email)
            join endpoint e on e.learner = o.id
            where r.id = any(:readers) and e.disabled_at is null
            union
            select cohort from endpoint where cohort = any(:readers) and disabled_at is null
            """)
        .param("readers", readers.toArray(UUID[]::new))
        .query((row, n) -> row.getObject("id", UUID.class))
        .set();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void take(List<Message> messages) {
    chooseWording.chooseAhead(messages);
    batches.batchUpdate(
        """
        insert into webhook_message (id, endpoint, dedupe_key, rule, enrolment, cohort, learner,
                                     facts, due_at, outcome, next_try_at)
        select gen_random_uuid(), to_it.endpoint, :dedupeKey, :rule, :enrolment::uuid,
               :cohort::uuid, to_it.reader, :facts::jsonb, :due, 'queued', now()
        from (
          select e.id as endpoint, r.id as reader
          from learner r
          join learner o on o.organisation = r.organisation and lower(o.email) = lower(r.email)
          join endpoint e on e.learner = o.id
          where r.id = :reader and e.disabled_at is null
          union all
          select id, null from endpoint where cohort = :reader and disabled_at is null) to_it
        on conflict (endpoint, dedupe_key) do nothing
        """,
        messages.stream().map(this::row).toArray(SqlParameterSource[]::new));
  }

  private SqlParameterSource row(Message message) {
    return new MapSqlParameterSource("dedupeKey", message.dedupeKey())
        .addValue("rule", message.finding().rule().wireName())
        .addValue("enrolment", message.enrolment(), Types.OTHER)
        .addValue("cohort", message.cohort(), Types.OTHER)
        .addValue("reader", message.reader())
        .addValue("facts", format.write(message.finding()))
        .addValue("due", message.dueAt().atOffset(ZoneOffset.UTC));
  }
}
