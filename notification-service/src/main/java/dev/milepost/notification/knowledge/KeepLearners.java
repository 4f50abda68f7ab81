package dev.milepost.notification.knowledge;

import dev.milepost.events.LearnerChanged;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how to reach learners, and forgets it for good when they are erased. */
@Component
public class KeepLearners {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  KeepLearners(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Returns their enrolments. An older revision changes nothing, nor does one of the erased. */
  public List<UUID> keep(List<LearnerChanged> learners) {
    batches.batchUpdate(
        """
        insert into learner (id, revision, organisation, name, email, zone, locale)
        values (:id, :revision, :organisation, :name, :email, :zone, :locale)
        on conflict (id) do update
        set revision = excluded.revision, organisation = excluded.organisation,
            name = excluded.name, email = excluded.email, zone = excluded.zone,
            locale = excluded.locale
        where learner.revision < excluded.revision and learner.erased_at is null
        """,
        learners.stream().map(KeepLearners::row).toArray(SqlParameterSource[]::new));
    return enrolmentsOf(learners.stream().map(LearnerChanged::learner).toList());
  }

  /** Leaves nothing of the learner but the id and when it was erased (business time). */
  public List<UUID> erase(UUID learner, Instant at) {
    jdbc.sql(
            """
            insert into learner (id, revision, erased_at) values (:id, 0, :at)
            on conflict (id) do update
            set organisation = null, name = null, email = null, zone = null, locale = null,
                erased_at = coalesce(learner.erased_at, excluded.erased_at)
            """)
        .param("id", learner)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("delete from mentor_message where learner = ?").param(learner).update();
    jdbc.sql("delete from endpoint where learner = ?").param(learner).update();
    jdbc.sql("delete from calendar_feed where learner = ?").param(learner).update();
    jdbc.sql("update decision set sent_to = null where learner = ? and sent_to is not null")
        .param(learner)
        .update();
    return enrolmentsOf(List.of(learner));
  }

  private static SqlParameterSource row(LearnerChanged learner) {
    return new MapSqlParameterSource("id", learner.learner())
        .addValue("revision", learner.revision())
        .addValue("organisation", learner.organisation())
        .addValue("name", learner.name())
        .addValue("email", learner.email())
        .addValue("zone", learner.zone().getId())
        .addValue("locale", learner.locale().toLanguageTag());
  }

  private List<UUID> enrolmentsOf(List<UUID> learners) {
    return jdbc.sql("select id from enrolment where learner = any(?)")
        .param(learners.toArray(UUID[]::new))
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }
}
