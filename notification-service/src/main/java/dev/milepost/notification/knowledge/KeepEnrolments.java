package dev.milepost.notification.knowledge;

import static java.util.Objects.requireNonNullElse;

import dev.milepost.events.EnrolmentChanged;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps enrolments as their latest revision tells; when each was made stays with the first seen,
 * and when a withdrawal was last taken back with the revision that did so.
 */
@Component
public class KeepEnrolments {

  private static final int NOT_KNOWN_BEFORE = 1;

  private final NamedParameterJdbcTemplate jdbc;
  private final JsonMapper json;

  KeepEnrolments(NamedParameterJdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Returns those of {@code enrolments} that were not known before. */
  public List<EnrolmentChanged> keep(List<EnrolmentChanged> enrolments) {
    int[] added =
        jdbc.batchUpdate(
            """
            insert into enrolment (id, revision, learner, cohort, counts_from, withdrawn_on, plan,
                                   enrolled_at)
            values (:id, :revision, :learner, :cohort, :countsFrom, :withdrawnOn, :plan::jsonb, :at)
            on conflict (id) do nothing
            """,
            rows(enrolments));
    jdbc.batchUpdate(
        """
        update enrolment
        set revision = :revision, learner = :learner, cohort = :cohort, counts_from = :countsFrom,
            withdrawn_on = :withdrawnOn, plan = :plan::jsonb,
            resumed_at = case when withdrawn_on is not null and :withdrawnOn::date is null
                              then :changed else resumed_at end
        where id = :id and revision < :revision
        """,
        rows(enrolments));
    var fresh = new ArrayList<EnrolmentChanged>();
    for (int place = 0; place < added.length; place++) {
      if (added[place] == NOT_KNOWN_BEFORE) {
        fresh.add(enrolments.get(place));
      }
    }
    return fresh;
  }

  /** In business time. */
  public static Instant madeAt(EnrolmentChanged enrolment) {
    return requireNonNullElse(enrolment.enrolledAt(), enrolment.changedAt());
  }

  private SqlParameterSource[] rows(List<EnrolmentChanged> enrolments) {
    return enrolments.stream()
        .map(
            enrolment ->
                new MapSqlParameterSource()
                    .addValue("id", enrolment.enrolment())
                    .addValue("revision", enrolment.revision())
                    .addValue("learner", enrolment.learner())
                    .addValue("cohort", enrolment.cohort())
                    .addValue("countsFrom", enrolment.countsFrom(), java.sql.Types.DATE)
                    .addValue("withdrawnOn", enrolment.withdrawnOn(), java.sql.Types.DATE)
                    .addValue("changed", enrolment.changedAt().atOffset(ZoneOffset.UTC))
                    .addValue("plan", json.writeValueAsString(enrolment.plan()))
                    .addValue("at", madeAt(enrolment).atOffset(ZoneOffset.UTC)))
        .toArray(SqlParameterSource[]::new);
  }
}
