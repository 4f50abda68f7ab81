package dev.milepost.progress.operating;

import dev.milepost.events.Topic;
import dev.milepost.messaging.InboxProgress;
import dev.milepost.messaging.Quarantine;
import dev.milepost.progress.projecting.Recomputation;
import dev.milepost.progress.projecting.Recomputation.Check;
import dev.milepost.progress.recording.RecordMilestones;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts for every milestone event: what Kafka holds, what was recorded, what it comes to. */
@Component
class Accounting {

  private final InboxProgress progress;
  private final Quarantine quarantine;
  private final Recomputation recomputation;
  private final JdbcClient jdbc;

  Accounting(
      InboxProgress progress, Quarantine quarantine, Recomputation recomputation, JdbcClient jdbc) {
    this.progress = progress;
    this.quarantine = quarantine;
    this.recomputation = recomputation;
    this.jdbc = jdbc;
  }

  Account account() {
    long waiting = progress.lag(RecordMilestones.INBOX, Topic.MILESTONE);
    var checks = new ArrayList<Check>();
    checks.add(new Check("events in Kafka that wait to be recorded", 0, waiting));
    checks.addAll(recomputation.compare());
    return new Account(
        checks.stream().allMatch(Check::holds), waiting, quarantine.waiting(), counts(), checks);
  }

  private Map<String, Long> counts() {
    return jdbc.sql(
            """
            select
              (select count(*) from cohort) as cohorts,
              (select count(distinct learner_id) from enrolment) as learners,
              (select count(*) from enrolment) as enrolments,
              (select count(*) from enrolment where withdrawn_on is not null) as withdrawals,
              count(*) as events,
              count(*) filter (where carried_over) as carried_over,
              count(*) filter (where not coalesce(day >= n.counts_from, true)
                                  or not coalesce(day <= n.withdrawn_on, true)) as outside_enrolment
            from milestone_event e
            join enrolment n on n.id = e.enrolment_id
            join cohort c on c.id = n.cohort_id,
            lateral (select (e.occurred_at at time zone c.zone)::date as day) as local
            """)
        .query(
            (row, number) ->
                Map.of(
                    "cohorts", row.getLong("cohorts"),
                    "learners", row.getLong("learners"),
                    "enrolments", row.getLong("enrolments"),
                    "withdrawals", row.getLong("withdrawals"),
                    "events", row.getLong("events"),
                    "carriedOver", row.getLong("carried_over"),
                    "outsideEnrolment", row.getLong("outside_enrolment")))
        .single();
  }

  /**
   * @param lag events that Kafka holds and PostgreSQL does not yet
   * @param quarantined records of all topics that could not be taken and are kept
   */
  record Account(
      boolean holds, long lag, long quarantined, Map<String, Long> counts, List<Check> checks) {}
}
